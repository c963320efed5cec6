package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shuts the child in with bubblewrap: namespaces of its own for users, processes, network, mounts
 * and the rest; of the file system nothing but Java, its libraries and the class path, read-only;
 * no capability; limits that are set inside. Started by root it is another user's first.
 */
public final class Bubblewrap implements Sandbox {

  private static final Path JAVA = Path.of("/java");

  private static final String ISOLATION =
      "--unshare-user --unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try"
          + " --die-with-parent --new-session --cap-drop ALL --setenv LC_ALL C.UTF-8"
          + " --proc /proc --dev /dev";

  /** Without a tmpfs: files in it, even empty ones, could fill the memory. */
  private static final String FOLDERS =
      "--dir /work --chdir /work --remount-ro /dev --remount-ro /";

  /** Without it, paths with other letters than ASCII can't be named in there. */
  private static final List<String> LOCALE =
      List.of("/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8");

  private final Path bwrap = Tools.find("bwrap");
  private final Path prlimit = Tools.find("prlimit");
  private final PrivateUsers users = Tools.isRoot() ? new PrivateUsers() : null;
  private final Staging staging = new Staging();
  private final List<String> isolation = new ArrayList<>();
  private final Map<Path, Map<Path, Path>> javaParts = new HashMap<>();

  /** Finds the programs that it needs; whether they work, only a self-test tells. */
  public Bubblewrap() throws IOException {
    String help = Tools.output(List.of(bwrap.toString(), "--help"));
    isolation.addAll(List.of(ISOLATION.split(" ")));
    if (help.contains("--disable-userns")) {
      isolation.add("--disable-userns");
    }
    isolation.addAll(List.of(FOLDERS.split(" ")));
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public Set<Guard> guards() {
    return EnumSet.allOf(Guard.class);
  }

  @Override
  public Child start(ChildProgram program) throws IOException {
    int user = users == null ? -1 : users.take();
    Runnable cleanUp = () -> giveBack(user);
    try {
      ProcessBuilder builder = new ProcessBuilder(command(program, user));
      // Whatever is given to bwrap itself can be read in there at /proc/1/environ.
      builder.environment().clear();
      return new ProcessChild(Starter.start(builder), CpuMeter.NO_USER, cleanUp);
    } catch (IOException e) {
      cleanUp.run();
      throw e;
    }
  }

  private void giveBack(int user) {
    if (users != null) {
      users.giveBack(user);
    }
  }

  private List<String> command(ChildProgram program, int user) throws IOException {
    List<String> command = new ArrayList<>();
    if (users != null) {
      command.addAll(users.become(user));
    }
    command.add(bwrap.toString());
    Map<Path, Path> inside = new LinkedHashMap<>();
    inside.put(program.javaHome(), JAVA);
    bind(command, program.javaHome(), JAVA);
    for (Map.Entry<Path, Path> part : javaParts(program.javaHome()).entrySet()) {
      bind(command, part.getValue(), part.getKey());
    }
    List<Path> files = new ArrayList<>(program.classPath());
    files.addAll(program.files());
    for (Path file : files) {
      Path name = Path.of("/app/" + inside.size());
      inside.put(file, name);
      bind(command, file, name);
    }
    command.addAll(isolation);
    command.add("--");
    command.addAll(ResourceLimits.prlimit(prlimit, program));
    command.addAll(program.command(inside::get));
    return command;
  }

  private void bind(List<String> command, Path outside, Path inside) throws IOException {
    Path source = users == null ? outside.toRealPath() : staging.open(outside);
    command.addAll(List.of("--ro-bind", source.toString(), inside.toString()));
  }

  /** Returns what a Java home needs beside itself: where it looks for it, and where it is. */
  private synchronized Map<Path, Path> javaParts(Path javaHome) throws IOException {
    Map<Path, Path> known = javaParts.get(javaHome);
    if (known != null) {
      return known;
    }
    Map<Path, Path> parts = new LinkedHashMap<>(OutsideFiles.links(javaHome));
    for (Path library : OutsideFiles.libraries(javaHome, prlimit)) {
      parts.put(library, library);
    }
    parts.put(prlimit, prlimit);
    LOCALE.stream().map(Path::of).filter(Files::exists).forEach(path -> parts.put(path, path));
    javaParts.put(javaHome, parts);
    return parts;
  }

  @Override
  public void close() {
    staging.close();
  }
}
