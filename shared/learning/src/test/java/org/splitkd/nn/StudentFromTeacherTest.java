package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.tensor.Tensor;

class StudentFromTeacherTest {

  private static final LlamaModel TEACHER = TinyModels.teacher();

  @Test
  void shouldKeepAllInnerProductsAtTheWidthOfTheTeacher() {
    LlamaModel student = StudentFromTeacher.of(TinyModels.config(48, 64, 3, 4, 2), TEACHER, 1);

    assertClose(products(TEACHER.embedding()), products(student.embedding()));
    assertClose(products(TEACHER.head()), products(student.head()));
  }

  /** The products that belong to the two largest of the singular values 4, 3, 2, 1 remain. */
  @Test
  void shouldKeepTheLongestDirections() {
    double half = 0.5;
    // Row j is s_j times column j of an orthogonal matrix.
    double[][] directions = {
      {half, half, half, half},
      {half, half, -half, -half},
      {half, -half, half, -half},
      {half, -half, -half, half}
    };
    double[] lengths = {2, 4, 1, 3};
    float[] table = new float[16];
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        table[4 * row + column] = (float) (lengths[row] * directions[row][column]);
      }
    }

    double[][] kept = products(projected(table, 4, 2));

    // The rows are orthogonal, so each direction belongs to one row.
    assertClose(new double[][] {{0, 0, 0, 0}, {0, 16, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 9}}, kept);
  }

  /** Eigenvectors of (1, 1), (1, 0), (0, 1) are (1, 1)/√2 and (1, −1)/√2. */
  @Test
  void shouldKeepADirectionWhoseValuesSumToZero() {
    float[] table = {1, 1, 1, 0, 0, 1};

    assertClose(new double[][] {{2, 1, 1}, {1, 1, 0}, {1, 0, 1}}, products(projected(table, 3, 2)));
  }

  @Test
  void shouldGiveTheSameStudentForTheSameSeedOnly() {
    LlamaConfig config = TinyModels.config(32, 48, 2, 4, 2);
    LlamaModel student = StudentFromTeacher.of(config, TEACHER, 7);

    assertEquals(student, StudentFromTeacher.of(config, TEACHER, 7));
    assertNotEquals(student.blocks(), StudentFromTeacher.of(config, TEACHER, 8).blocks());
    assertEquals(student.head(), StudentFromTeacher.of(config, TEACHER, 8).head());
  }

  @ParameterizedTest
  @CsvSource({"64, 61, false", "32, 60, false", "32, 61, true"})
  void shouldRefuseAStudentThatIsWiderOrSpeaksOtherwiseOrHasOneTable(
      int width, int vocabulary, boolean tied) {
    LlamaConfig config = config(vocabulary, width, tied);

    assertThrows(IllegalArgumentException.class, () -> StudentFromTeacher.of(config, TEACHER, 1));
  }

  private static Tensor projected(float[] table, int rows, int width) {
    int teacherWidth = table.length / rows;
    LlamaModel random = InitialModel.random(config(rows, teacherWidth, false), 1);
    Tensor tensor = Tensor.ofFloats(table, rows, teacherWidth);
    LlamaModel teacher =
        new LlamaModel(random.config(), tensor, random.blocks(), random.norm(), tensor);
    return StudentFromTeacher.of(config(rows, width, false), teacher, 1).embedding();
  }

  private static LlamaConfig config(int vocabulary, int width, boolean tied) {
    return new LlamaConfig(
        vocabulary, width, 8, 2, 1, 1, width, 1e-5, 10_000, Optional.empty(), 16, tied);
  }

  /** E·Eᵀ. */
  private static double[][] products(Tensor table) {
    float[] values = table.toFloats();
    int width = Math.toIntExact(table.width());
    int rows = values.length / width;
    double[][] products = new double[rows][rows];
    for (int a = 0; a < rows; a++) {
      for (int b = 0; b < rows; b++) {
        for (int i = 0; i < width; i++) {
          products[a][b] += (double) values[a * width + i] * values[b * width + i];
        }
      }
    }
    return products;
  }

  private static void assertClose(double[][] expected, double[][] actual) {
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected.length; column++) {
        assertEquals(
            expected[row][column], actual[row][column], 1e-5, "of " + row + " and " + column);
      }
    }
  }
}
