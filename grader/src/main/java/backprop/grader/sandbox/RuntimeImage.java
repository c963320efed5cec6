package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.apache.commons.codec.digest.DigestUtils;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A Java runtime without tools made for one program, which starts in half the time there: the
 * program's classes are a module of the runtime, and what it loaded in a rehearsal lies ready in
 * the runtime's class archive. Unlike an archive beside the runtime, this one works wherever a
 * sandbox shows it.
 *
 * @param name that the folders of such images begin with
 * @param modules of the JDK that the program needs
 */
public record RuntimeImage(String name, List<String> modules) {

  private static final String MODULE = "backprop.program";
  private static final String MODULE_INFO = "module-info.class";
  private static final String CLASS = ".class";
  private static final String PLAIN =
      "--strip-java-debug-attributes --no-header-files --no-man-pages";
  private static final String UNFINISHED = "unfinished-";
  private static final Duration OUTDATED = Duration.ofDays(1);
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final List<String> UNUSED =
      List.of("bin/keytool", "lib/jexec", "lib/jspawnhelper", "lib/classlist", "legal");

  /**
   * Returns the program on an image of its own, which is made if there's none yet; the program as
   * it is where none can be made: it starts more slowly then, and does the same.
   *
   * @param folder where images are kept
   * @param program with jars on its class path, modules or not
   * @param rehearsal what it reads there, trusted; asked for only if an image is to be made
   */
  public ChildProgram in(Path folder, ChildProgram program, Callable<byte[]> rehearsal) {
    try {
      if (!program.classPath().stream().allMatch(Files::isRegularFile)) {
        return program;
      }
      Path image = folder.toAbsolutePath().resolve(name + "-" + fingerprint(program));
      if (!Files.isDirectory(image)) {
        make(folder, image, program, rehearsal);
      }
      // Where the grader lies, programs may be forbidden to run.
      return Files.isExecutable(image.resolve("bin/java")) ? program.on(image) : program;
    } catch (Exception e) {
      return program;
    }
  }

  /** Returns what tells an image from those for another JDK or of other jars. */
  private String fingerprint(ChildProgram program) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    List<String> made = new ArrayList<>(modules);
    made.add(program.mainClass());
    for (String property :
        List.of("java.home", "java.runtime.version", "java.vendor.version", "os.arch")) {
      made.add(System.getProperty(property));
    }
    digest.update(String.join("\n", made).getBytes(StandardCharsets.UTF_8));
    for (Path jar : program.classPath()) {
      digest.update(Files.readAllBytes(jar));
    }
    return Runtime.version().feature() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 6);
  }

  /** Makes an image; of several graders that do so at once, the first one's counts. */
  private void make(Path folder, Path image, ChildProgram program, Callable<byte[]> rehearsal)
      throws Exception {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    if (jlink == null || !Files.isWritable(folder)) {
      return;
    }
    remove(folder, UNFINISHED, ABANDONED);
    byte[] input = rehearsal.call();
    Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
    try {
      Path module = unfinished.resolve("program.jar");
      writeModule(program.classPath(), module);
      Path made = unfinished.resolve("image");
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      List<String> options = new ArrayList<>(List.of(PLAIN.split(" ")));
      options.addAll(List.of("--module-path", module.toString(), "--output", made.toString()));
      options.addAll(List.of("--add-modules", String.join(",", modules) + "," + MODULE));
      if (jlink.run(nowhere, nowhere, options.toArray(String[]::new)) == 0) {
        EarlierReleases.reduce(made);
        archive(unfinished, made, program, input);
        UNUSED.forEach(path -> TempFolder.delete(made.resolve(path)));
        remove(folder, name + "-", OUTDATED);
        Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      if (!Files.isDirectory(image)) {
        throw e;
      }
    } finally {
      TempFolder.delete(unfinished);
    }
  }

  /** Writes all jars into one module. */
  private void writeModule(List<Path> jars, Path module) throws IOException {
    Set<String> entries = new TreeSet<>();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(module))) {
      for (Path jar : jars) {
        try (JarFile from = new JarFile(jar.toFile())) {
          for (JarEntry entry : from.stream().toList()) {
            String path = entry.getName();
            if (!entry.isDirectory()
                && !path.startsWith("META-INF/")
                && !path.equals(MODULE_INFO)
                && entries.add(path)) {
              out.putNextEntry(new JarEntry(path));
              try (InputStream in = from.getInputStream(entry)) {
                in.transferTo(out);
              }
            }
          }
        }
      }
      out.putNextEntry(new JarEntry(MODULE_INFO));
      out.write(moduleInfo(jars, entries));
    }
  }

  /** What the jars offer and look for each, the one module offers and looks for. */
  private byte[] moduleInfo(List<Path> jars, Set<String> entries) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(MODULE, 0, null);
    modules.forEach(name -> module.visitRequire(name, 0, null));
    entries.stream()
        .filter(path -> path.endsWith(CLASS))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .distinct()
        .forEach(name -> module.visitExport(name, 0));
    Set<String> uses = new TreeSet<>();
    Map<String, Set<String>> provides = new TreeMap<>();
    for (ModuleReference jar : ModuleFinder.of(jars.toArray(Path[]::new)).findAll()) {
      uses.addAll(jar.descriptor().uses());
      for (ModuleDescriptor.Provides service : jar.descriptor().provides()) {
        provides
            .computeIfAbsent(service.service(), key -> new TreeSet<>())
            .addAll(service.providers());
      }
    }
    uses.forEach(service -> module.visitUse(internal(service)));
    provides.forEach(
        (service, providers) ->
            module.visitProvide(
                internal(service),
                providers.stream().map(RuntimeImage::internal).toArray(String[]::new)));
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }

  /** An image whose archive can't be made has the JDK's own, or none, and works, too. */
  private static void archive(Path folder, Path made, ChildProgram program, byte[] input)
      throws IOException {
    Path list = folder.resolve("classes");
    Redirect in = Redirect.from(Files.write(folder.resolve("input"), input).toFile());
    String java = made.resolve("bin/java").toString();
    List<String> command = new ArrayList<>(program.on(made).command());
    command.addAll(1, List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + list));
    command.remove("-Xshare:auto");
    Tools.works(command, in);
    if (Files.exists(list)) {
      List<String> lines = new ArrayList<>(Files.readAllLines(list));
      // Other class loaders' classes are never archived, and children must not read their names.
      lines.removeIf(line -> line.contains("backprop/") && !line.contains("backprop/grader/"));
      Files.write(list, lines);
      if (Tools.works(List.of(java, "-Xshare:dump", "-XX:SharedClassListFile=" + list))) {
        return;
      }
    }
    Tools.works(List.of(java, "-Xshare:dump"));
  }

  /** Removes folders so old that no grader uses them any more. */
  private static void remove(Path folder, String prefix, Duration age) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path old : found) {
        Instant made = Files.getLastModifiedTime(old).toInstant();
        if (made.isBefore(Instant.now().minus(age))) {
          TempFolder.delete(old);
        }
      }
    }
  }
}
