package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For containers that allow no namespaces: the child is a process of a user that owns nothing, has
 * no capability and lives under limits, while the grader's files are closed to everyone else. Each
 * child is another user. Only for root.
 */
public final class DroppedUser implements Sandbox {

  private final PrivateUsers users = new PrivateUsers();
  private final Path setsid = Tools.find("setsid");
  private final Path prlimit = Tools.find("prlimit");
  private final Hardening hardening;
  private final Staging staging = new Staging();

  /** Closes the private folders to all but their owner, and finds the programs that it needs. */
  DroppedUser(List<Path> privateFolders, Hardening hardening) throws IOException {
    this.hardening = hardening;
    for (Path folder : privateFolders) {
      Staging.permit(folder, "rwx------");
    }
  }

  @Override
  public String name() {
    return "dropped user";
  }

  @Override
  public Set<Guard> guards() {
    Set<Guard> guards = EnumSet.of(Guard.GRADER_FILES, Guard.ENVIRONMENT, Guard.ROOT, Guard.LIMITS);
    guards.addAll(hardening.guards());
    return guards;
  }

  @Override
  public Child start(ChildProgram program) throws IOException {
    int user = users.take();
    Path home = staging.folder().resolve("child-" + user);
    Runnable cleanUp =
        () -> {
          users.remove(user);
          TempFolder.delete(home);
          users.giveBack(user);
        };
    try {
      Path work = layOut(home, user);
      Map<Path, Path> places = places(program, home);
      // A session of its own has no terminal to write to.
      List<String> command = new ArrayList<>(List.of(setsid.toString()));
      command.addAll(users.become(user));
      // The change of the user has cleared any death signal; this one comes after it.
      command.addAll(List.of("--pdeathsig", "KILL"));
      command.addAll(hardening.options(places, home, work, prlimit));
      command.add("--");
      command.addAll(hardening.prefix());
      command.addAll(ResourceLimits.prlimit(prlimit, program));
      command.addAll(program.command(places::get));
      ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
      builder.environment().clear();
      builder.environment().put("LC_ALL", "C.UTF-8");
      return new ProcessChild(Starter.start(builder), user, cleanUp);
    } catch (IOException e) {
      cleanUp.run();
      throw e;
    }
  }

  /** Makes a folder that this user can look into and no other, and one in it to work in. */
  private static Path layOut(Path home, int user) throws IOException {
    Files.createDirectory(home);
    Path work = Files.createDirectory(home.resolve("work"));
    Staging.permit(work, "rwx------");
    Staging.give(work, user, user);
    Staging.permit(home, "rwxr-x---");
    Staging.give(home, 0, user);
    return work;
  }

  private Map<Path, Path> places(ChildProgram program, Path home) throws IOException {
    Map<Path, Path> places = new HashMap<>();
    places.put(program.javaHome(), staging.open(program.javaHome()));
    List<Path> files = new ArrayList<>(program.classPath());
    files.addAll(program.files());
    for (Path file : files) {
      Path place = home.resolve("app-" + places.size());
      Staging.copy(file.toRealPath(), place, false);
      places.put(file, place);
    }
    return places;
  }

  /** Ends the processes of the children of a killed grader, which had this folder. */
  static void removeLeftovers(Path folder) {
    try (var homes = Files.newDirectoryStream(folder, "child-*")) {
      PrivateUsers users = new PrivateUsers();
      for (Path home : homes) {
        int user = Integer.parseInt(home.getFileName().toString().substring("child-".length()));
        if (users.owns(user)) {
          users.remove(user);
        }
      }
    } catch (IOException | NumberFormatException e) {
      // Not root, or no such folder.
    }
  }

  @Override
  public void close() {
    staging.close();
  }
}
