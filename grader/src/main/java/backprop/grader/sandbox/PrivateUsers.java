package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User ids that belong to nobody, one for each child, so that children share neither limits nor
 * rights. Only the superuser can give them out.
 */
final class PrivateUsers {

  // Neither range is used by people, packages, containers or systemd.
  private static final int[][] RANGES = {{1_900_000_000, 100_000_000}, {60_600, 500}};

  private static final Pattern MAPPED = Pattern.compile("(?m)^\\s*(\\d+)\\s+\\d+\\s+(\\d+)\\s*$");
  private static final Pattern UID = Pattern.compile("(?m)^Uid:\\s+(\\d+)\\s");
  private static final Pattern ZOMBIE = Pattern.compile("(?m)^State:\\s+[ZX]");
  private static final int MOST_ROUNDS = 500;

  private final Path setpriv;
  private final int first;
  private final int count;
  private final Set<Integer> taken = new HashSet<>();

  /** Finds out which ids there are; throws if this process can't give out any. */
  PrivateUsers() throws IOException {
    if (!Tools.isRoot()) {
      throw new IOException("only root can change to another user");
    }
    setpriv = Tools.find("setpriv");
    int[] range = null;
    for (int[] candidate : RANGES) {
      if (range == null && mapped("uid_map", candidate) && mapped("gid_map", candidate)) {
        range = candidate;
      }
    }
    if (range == null) {
      throw new IOException("this container has no user ids to spare");
    }
    first = range[0];
    count = range[1];
  }

  private static boolean mapped(String map, int[] range) throws IOException {
    Matcher matcher = MAPPED.matcher(Files.readString(Path.of("/proc/self", map)));
    while (matcher.find()) {
      long begin = Long.parseLong(matcher.group(1));
      long end = begin + Long.parseLong(matcher.group(2));
      if (begin <= range[0] && range[0] + range[1] <= end) {
        return true;
      }
    }
    return false;
  }

  /** Returns an id that no process has. */
  int take() throws IOException {
    Set<Integer> busy = users();
    synchronized (taken) {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        int uid = first + ThreadLocalRandom.current().nextInt(count);
        if (!busy.contains(uid) && taken.add(uid)) {
          return uid;
        }
      }
    }
    throw new IOException("all private user ids are in use");
  }

  void giveBack(int uid) {
    synchronized (taken) {
      taken.remove(uid);
    }
  }

  boolean owns(int uid) {
    return first <= uid && uid < first + count;
  }

  /** Returns the words before a command that is to run as this user, without any privilege. */
  List<String> become(int uid) {
    return List.of(
        setpriv.toString(),
        "--reuid=" + uid,
        "--regid=" + uid,
        "--clear-groups",
        "--inh-caps=-all",
        "--ambient-caps=-all",
        "--bounding-set=-all",
        "--no-new-privs");
  }

  /** Ends all processes of a user, and removes the files that it left where anyone may write. */
  void remove(int uid) {
    try {
      for (int round = 0; round < MOST_ROUNDS && users().contains(uid); round++) {
        // All at once: processes that fork could escape someone who kills them one by one.
        List<String> killAll = new ArrayList<>(become(uid));
        killAll.addAll(List.of("--", "/bin/sh", "-c", "kill -9 -1"));
        Tools.output(killAll);
      }
      removeFiles(Path.of("/run/lock"), uid);
      for (Path folder : TempRoot.all()) {
        removeFiles(folder, uid);
      }
    } catch (IOException e) {
      // What is left belongs to a user id that is hardly ever drawn again.
    }
  }

  private static void removeFiles(Path folder, int uid) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          Object owner = Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
          if (owner.equals(uid)) {
            TempFolder.delete(file);
          }
        } catch (IOException e) {
          // It was removed meanwhile.
        }
      }
    }
  }

  /** Returns the users of all processes that run. */
  private static Set<Integer> users() throws IOException {
    Set<Integer> users = new LinkedHashSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        try {
          String status = Files.readString(process.resolve("status"));
          Matcher uid = UID.matcher(status);
          if (uid.find() && !ZOMBIE.matcher(status).find()) {
            users.add(Integer.parseUnsignedInt(uid.group(1)));
          }
        } catch (IOException e) {
          // It has ended meanwhile.
        }
      }
    }
    return users;
  }
}
