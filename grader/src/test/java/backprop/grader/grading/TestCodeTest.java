package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class TestCodeTest {

  private final byte[] code = code();

  @Test
  void sentencesWeightsAndLinesAreNotWhatATestDoes() {
    byte[] other = changed(true, 0);
    assertThat(other).isNotEqualTo(changed(false, 0));
    assertThat(TestCode.of(other)).isEqualTo(TestCode.of(code));
  }

  @Test
  void anotherNumberIs() {
    assertThat(TestCode.of(changed(false, 1))).isNotEqualTo(TestCode.of(code));
  }

  private static byte[] code() {
    try (InputStream in = TestCodeTest.class.getResourceAsStream("/hidden/SoftmaxTest.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the class with other annotations and lines, or with other numbers in its code. */
  private byte[] changed(boolean words, int more) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                MethodVisitor all = super.visitMethod(access, name, type, signature, exceptions);
                return new Other(all, words, more);
              }
            },
            0);
    return writer.toByteArray();
  }

  private static final class Other extends MethodVisitor {
    private final boolean words;
    private final int more;

    Other(MethodVisitor next, boolean words, int more) {
      super(Opcodes.ASM9, next);
      this.words = words;
      this.more = more;
    }

    @Override
    public void visitLdcInsn(Object value) {
      super.visitLdcInsn(value instanceof Double number ? (Object) (number + more) : value);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      super.visitLineNumber(words ? line + 7 : line, start);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
      AnnotationVisitor all = super.visitAnnotation(type, visible);
      return new AnnotationVisitor(Opcodes.ASM9, all) {
        @Override
        public void visit(String name, Object value) {
          boolean other = words && name.equals("value");
          super.visit(
              name,
              !other
                  ? value
                  : value instanceof Double weight ? (Object) (weight + 1) : value + " Always.");
        }
      };
    }
  }
}
