package backprop.grader.intake;

import java.io.InputStream;
import org.apache.commons.io.function.IOSupplier;

/**
 * One file of a submission that lies in a larger archive, such as a platform's download of a class.
 *
 * @param name its path within the submission
 * @param size unpacked, as far as known, else -1
 * @param packedSize in the larger archive, else -1
 */
public record LooseFile(String name, long size, long packedSize, IOSupplier<InputStream> content) {}
