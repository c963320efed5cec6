package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;
import java.util.TreeMap;

/** Which files a student packs, and where they lie in the archive. */
enum Packing {
  /** As {@code mvn package} packs a submission. */
  BUILT {
    @Override
    String path(String file) {
      return (isOwnTest(file) ? "src/test/java/" : "src/main/java/") + file;
    }
  },
  /** The whole project in a folder, with what an IDE and a file manager leave in it. */
  WHOLE {
    @Override
    String path(String file) {
      return "backprop by hand/" + BUILT.path(file);
    }

    @Override
    void addOthers(SortedMap<String, byte[]> files) {
      files.put("__MACOSX/backprop by hand/._pom.xml", new byte[] {0, 5, 22, 7});
      files.put("backprop by hand/.DS_Store", new byte[] {0, 0, 0, 1, 'B', 'u', 'd', '1'});
      files.put("backprop by hand/.idea/workspace.xml", "<project/>\n".getBytes(UTF_8));
      files.put("backprop by hand/pom.xml", "<project/>\n".getBytes(UTF_8));
      files.put("backprop by hand/target/classes/backprop/A.class", "no class".getBytes(UTF_8));
    }
  },
  /** All files in one folder. */
  FLAT {
    @Override
    String path(String file) {
      return file.substring(file.lastIndexOf('/') + 1);
    }
  };

  abstract String path(String file);

  void addOthers(SortedMap<String, byte[]> files) {}

  /** Returns the packed files by path. */
  SortedMap<String, byte[]> pack(SortedMap<String, String> files) {
    SortedMap<String, byte[]> packed = new TreeMap<>();
    files.forEach((file, text) -> packed.put(path(file), text.getBytes(UTF_8)));
    addOthers(packed);
    return packed;
  }

  private static boolean isOwnTest(String file) {
    return file.startsWith("mine/");
  }
}
