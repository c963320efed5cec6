package backprop.grader.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RuntimeImageTest {

  @TempDir Path temp;

  private final RuntimeImage images = new RuntimeImage("probe", List.of("java.base"));
  private Path folder;
  private int rehearsals;

  @BeforeEach
  void makeAFolder() throws IOException {
    assumeTrue(ToolProvider.findFirst("jlink").isPresent(), "skipped: this Java makes no images");
    folder = Files.createDirectory(temp.resolve("images"));
  }

  private ChildProgram program(String comment) throws IOException {
    Path jar = temp.resolve("probe.jar");
    String path = ModuleProbe.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = ModuleProbe.class.getClassLoader().getResourceAsStream(path)) {
      out.setComment(comment);
      JarEntry entry = new JarEntry(path);
      entry.setTime(0);
      out.putNextEntry(entry);
      in.transferTo(out);
    }
    return new ChildProgram(
        ChildProgram.thisJava(),
        List.of(jar),
        ModuleProbe.class.getName(),
        List.of(),
        List.of(),
        64,
        60);
  }

  private byte[] rehearsal() {
    rehearsals++;
    return new byte[0];
  }

  private List<Path> made() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void theProgramRunsOnItAsAModule() throws IOException {
    ChildProgram fast = images.in(folder, program(""), this::rehearsal);
    try (Child child = new PlainProcess().start(fast)) {
      child.toChild().write("hello".getBytes(StandardCharsets.UTF_8));
      child.toChild().close();
      assertThat(child.fromChild().readAllBytes()).asString().isEqualTo("backprop.program hello");
    }
  }

  @Test
  @Tag("full")
  void isMadeOnce() throws IOException {
    ChildProgram fast = images.in(folder, program(""), this::rehearsal);
    assertThat(images.in(folder, program(""), this::rehearsal)).isEqualTo(fast);
    assertThat(made()).containsExactly(fast.javaHome());
    assertThat(rehearsals).isEqualTo(1);
  }

  @Test
  @Tag("full")
  void aChangedJarHasAnother() throws IOException {
    ChildProgram fast = images.in(folder, program(""), this::rehearsal);
    ChildProgram changed = images.in(folder, program("changed"), this::rehearsal);
    assertThat(made()).containsExactlyInAnyOrder(fast.javaHome(), changed.javaHome());
  }

  @Test
  void itHasNoModuleThatTheProgramDoesNotNeed() throws IOException {
    Path image = images.in(folder, program(""), this::rehearsal).javaHome();
    String java = image.resolve("bin/java").toString();
    assertThat(Tools.output(List.of(java, "--list-modules")))
        .matches("backprop\\.program\\s+java\\.base@\\S+\\s+");
    assertThat(image.resolve("lib/jspawnhelper")).doesNotExist();
  }

  @Test
  void whereNoneCanBeMadeTheJdkServes() throws IOException {
    ChildProgram jar = program("");
    assertThat(images.in(temp.resolve("missing"), jar, this::rehearsal)).isEqualTo(jar);
    ChildProgram classes = Here.program(ModuleProbe.class);
    assertThat(images.in(folder, classes, this::rehearsal)).isEqualTo(classes);
  }

  @Test
  void aFailedRehearsalLeavesNothing() throws IOException {
    Callable<byte[]> broken =
        () -> {
          throw new IOException("no rehearsal");
        };
    ChildProgram jar = program("");
    assertThat(images.in(folder, jar, broken)).isEqualTo(jar);
    assertThat(made()).isEmpty();
  }
}
