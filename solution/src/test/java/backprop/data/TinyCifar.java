package backprop.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The unpacked archives of CIFAR-10 and CIFAR-100, with the right lengths but few images: the first
 * ones of each file. The others are black and of class 0; a file system that can leaves them out.
 */
public final class TinyCifar {
  /** How many images of a file are not black. */
  public static final int IMAGES = 40;

  private TinyCifar() {}

  /** Writes both collections into a folder. */
  public static void write(Path folder) throws IOException {
    Path ten = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    for (int i = 1; i <= 5; i++) {
      writeTen(ten.resolve("data_batch_" + i + ".bin"));
    }
    writeTen(ten.resolve("test_batch.bin"));
    writeNames(ten.resolve("batches.meta.txt"), "kind", 10);

    Path hundred = Files.createDirectory(folder.resolve("cifar-100-binary"));
    writeHundred(hundred.resolve("train.bin"), 50_000);
    writeHundred(hundred.resolve("test.bin"), 10_000);
    writeNames(hundred.resolve("fine_label_names.txt"), "fine", 100);
    writeNames(hundred.resolve("coarse_label_names.txt"), "coarse", 20);
  }

  /** Writes image i with class i mod 10. */
  private static void writeTen(Path file) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < IMAGES; i++) {
        out.writeByte(i % 10);
        out.write(pixels(i % 10));
      }
      out.setLength(10_000L * 3073);
    }
  }

  /** Writes image i with superclass i mod 20 and class 2i + 1 mod 100. */
  private static void writeHundred(Path file, int images) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (int i = 0; i < IMAGES; i++) {
        out.writeByte(i % 20);
        out.writeByte((2 * i + 1) % 100);
        out.write(pixels(i % 20));
      }
      out.setLength(images * 3074L);
    }
  }

  /** Returns an image whose row {@code kind} is red, the next one green, the one below blue. */
  private static byte[] pixels(int kind) {
    byte[] pixels = new byte[3 * 1024];
    for (int channel = 0; channel < 3; channel++) {
      for (int x = 0; x < 32; x++) {
        pixels[channel * 1024 + (kind + channel) * 32 + x] = (byte) 255;
      }
    }
    return pixels;
  }

  /** Writes a list of names as it is published: with an empty line at the end. */
  private static void writeNames(Path file, String name, int count) throws IOException {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append(name).append('_').append(i).append('\n');
    }
    Files.writeString(file, names.append('\n'));
  }
}
