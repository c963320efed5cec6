package backprop.grader.remote;

/** The part of the small assignment that throws, ends, floods or never returns. */
final class HarmfulSources {

  static final String THROW =
      """
      package backprop.probe;
      import java.util.Map;
      import java.util.function.Supplier;
      public final class Throw {
        private Throw() {}
        public static void named(String name) throws Throwable {
          throw (Throwable) Class.forName("java.lang." + name)
              .getConstructor(String.class).newInstance("message of " + name);
        }
        public static void custom() {
          class Custom extends IllegalArgumentException {
            static final long serialVersionUID = 1L;
            Custom() { super("mine"); }
          }
          throw new Custom();
        }
        public static void checked() throws Exception { throw new Exception("checked"); }
        public static void assertion() { throw new AssertionError("asserted"); }
        public static void hugeMessage() { throw new IllegalStateException("x".repeat(10_000_000)); }
        public static void hostileMessage() {
          throw new IllegalStateException() {
            static final long serialVersionUID = 1L;
            @Override public String getMessage() { throw new IllegalStateException(this); }
          };
        }
        public static void endlessMessage() {
          throw new IllegalStateException() {
            static final long serialVersionUID = 1L;
            @Override public String getMessage() { while (true) Thread.onSpinWait(); }
          };
        }
        public static int recurse(int n) { return 1 + recurse(n + 1); }
        public static void memoryError() { throw new OutOfMemoryError("pretended"); }
        public static void stub() { throw new backprop.NotImplementedException("Task 9.1: Throw.stub"); }
        public static double stubCaught() {
          try { stub(); } catch (RuntimeException e) { return 1; }
          return 0;
        }
      }
      """;

  static final String HARM =
      """
      package backprop.probe;
      import java.io.*;
      public final class Harm {
        private Harm() {}
        public static void exit(int code) { System.exit(code); }
        public static void halt(int code) { Runtime.getRuntime().halt(code); }
        public static void hook() {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) Thread.onSpinWait(); }));
        }
        public static void spin() { while (true) Thread.onSpinWait(); }
        public static void ignoreInterrupts() {
          while (true) try { Thread.sleep(1000); } catch (InterruptedException e) { }
        }
        public static int memory() {
          java.util.List<long[]> all = new java.util.ArrayList<>();
          try { while (true) all.add(new long[1 << 20]); }
          catch (OutOfMemoryError e) { return all.size(); }
        }
        public static int noise(int lines) {
          for (int i = 0; i < lines; i++) {
            System.out.println("noise noise noise"); System.err.println("noise noise noise");
          }
          return lines;
        }
        public static int read() throws IOException { return System.in.read(); }
        public static String environment() { return String.valueOf(System.getenv().keySet()); }
        public static String workerClass(String name) {
          try { return Class.forName(name).getName(); }
          catch (ClassNotFoundException e) { return "not found"; }
        }
        public static int workFiles() throws IOException {
          new FileOutputStream("left-behind").close();
          return new File(".").list().length;
        }
        public static void raw(int[] bytes) throws IOException {
          byte[] all = new byte[bytes.length];
          for (int i = 0; i < all.length; i++) all[i] = (byte) bytes[i];
          new FileOutputStream(FileDescriptor.out).write(all);
        }
        public static void closeOutput() throws IOException {
          new FileOutputStream(FileDescriptor.out).close();
          while (true) Thread.onSpinWait();
        }
        public static void endlessThread() { new Thread(Harm::spin).start(); }
        public static void inheritor() throws Exception {
          new ProcessBuilder("sh", "-c", "sleep 10 &").inheritIO().start().waitFor();
          System.exit(0);
        }
      }
      """;

  static final String BROKEN =
      """
      package backprop.probe;
      public final class Broken {
        static final int VALUE = Integer.parseInt("not a number");
        private Broken() {}
        public static int value() { return VALUE; }
      }
      """;

  private HarmfulSources() {}
}
