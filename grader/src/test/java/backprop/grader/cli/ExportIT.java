package backprop.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.common.FileTree;
import backprop.grader.grading.Installation;
import backprop.grader.platform.Export;
import backprop.grader.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What whoever exports to a platform sees. */
class ExportIT {

  @TempDir Path folder;

  static List<Named<Platform>> platforms() throws IOException {
    return Platform.in(Installation.locate().platforms()).stream()
        .map(platform -> Named.of(platform.name(), platform))
        .toList();
  }

  @Test
  void anUnknownPlatformIsAMistakeThatListsTheKnownOnes() throws IOException {
    CommandLineRun run = CommandLineRun.of("export", "nosuch");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains("nosuch", "gradescope");
    assertThat(CommandLineRun.of("export").out())
        .contains(platforms().stream().map(Named::getName).toList());
  }

  @Test
  void anUnknownSettingIsAMistakeThatListsTheKnownOnes() {
    CommandLineRun run = CommandLineRun.of("export", "gradescope", "--set", "colour=red");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("colour", "visibility");
    run = CommandLineRun.of("export", "gradescope", "--set", "visibility=always");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("after_published");
  }

  @Test
  void aFolderThatIsNotEmptyIsRefused() throws IOException {
    Path kept = Files.writeString(folder.resolve("mine.txt"), "mine");
    CommandLineRun run = CommandLineRun.of("export", "gradescope", "--out", folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("isn't empty; remove it, or name another folder");
    run = CommandLineRun.of("export", "gradescope", "--out", kept);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is a file");
    assertThat(folder).isDirectoryContaining(kept::equals);
    run = CommandLineRun.of("export", "gradescope", "--out", kept.resolve("below"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("can't write ");
  }

  @Test
  void anExportGradesWithTheCoursesPoints() throws IOException {
    Path course = Files.createDirectory(folder.resolve("course"));
    assertThat(export(course).err()).contains("assignment.yml; points and rules stand there");
    Files.writeString(
        course.resolve("assignment.yml"),
        "course: { language: de }\ntasks: [{ id: '1', parts: { '1.1': 5, '1.2': 2 } }]\n");
    assertThat(export(course).out()).contains("points of the course: 101 and 15 bonus");
    assertThat(folder.resolve("out/grader/assignment/assignment.yml"))
        .hasSameBinaryContentAs(course.resolve("assignment.yml"));
    CommandLineRun run =
        CommandLineRun.of("../student", "--course", course, "--tests", "SigmoidTest");
    assertThat(run.out()).contains("0 /   7", "noch nicht geschrieben", "0 / 101");
    assertThat(CommandLineRun.of("export", "kubernetes", "--course", course).err())
        .contains("holds no grader");
  }

  private CommandLineRun export(Path course) {
    return CommandLineRun.of("export", "slurm", "--course", course, "--out", folder.resolve("out"));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void everySettingIsUsedAndEveryNameFilledIn(Platform platform) throws IOException {
    Map<String, String> values = platform.settings(Map.of());
    String filledIn = texts(platform, values);
    assertThat(Pattern.compile("@[a-zA-Z]+@").matcher(filledIn).results()).isEmpty();
    for (String key : values.keySet()) {
      assertThat(texts(platform, Map.of(key, "something else"))).as(key).contains("something else");
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void scriptsAreProgramsThatAShellCanRead(Platform platform) throws Exception {
    Path out = folder.resolve("out");
    new Export(withoutGrader(platform), platform.settings(Map.of()), Map.of(), null).write(out);
    for (Path file : FileTree.of(out).values()) {
      String text = Files.readString(file);
      assertThat(Files.isExecutable(file)).as("%s", file).isEqualTo(text.startsWith("#!"));
      if (text.startsWith("#!/bin/sh") || text.startsWith("#!/usr/bin/env bash")) {
        String shell = text.startsWith("#!/bin/sh") ? "sh" : "bash";
        Process check = new ProcessBuilder(shell, "-n", file.toString()).inheritIO().start();
        assertThat(check.waitFor()).as("%s", file).isZero();
      }
    }
  }

  private String texts(Platform platform, Map<String, String> values) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    new Export(withoutGrader(platform), values, Map.of(), null).write(out);
    StringBuilder all = new StringBuilder();
    FileTree.texts(out).values().forEach(all::append);
    return all.toString();
  }

  private static Platform withoutGrader(Platform platform) {
    var about = platform.description();
    return new Platform(
        platform.name(),
        platform.folder(),
        new Platform.Description(
            about.about(), about.zip(), null, about.submissions(), about.next(), about.settings()));
  }
}
