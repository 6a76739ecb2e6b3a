package chat.parlor.people;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A person's picture made anew from a file that somebody sent: the square in its middle, small,
/// and without anything else that the file carried. What it claims to be does not count, only how
/// it begins; how large it is, is asked before any of it is decoded.
final class Portrait {
  static final int SIDE = 256;

  private static final long PIXELS_MAX = 40_000_000;
  private static final int SIDE_MAX = 20_000;
  private static final float QUALITY = 0.85f;

  private Portrait() {}

  /// A JPEG of 256 by 256.
  ///
  /// @throws Refusal `bad_request` for what is no PNG, JPEG or GIF, `too_large` for too many pixels
  static byte[] of(byte[] file) {
    var reader = ImageIO.getImageReadersByFormatName(format(file)).next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      return encoded(square(reader));
    } catch (IOException | RuntimeException failure) {
      throw failure instanceof Refusal refusal ? refusal : noPicture();
    } finally {
      reader.dispose();
    }
  }

  private static String format(byte[] file) {
    if (begins(file, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "png";
    }
    if (begins(file, 0xff, 0xd8, 0xff)) {
      return "jpeg";
    }
    if (begins(file, 'G', 'I', 'F', '8')) {
      return "gif";
    }
    throw noPicture();
  }

  private static boolean begins(byte[] file, int... with) {
    for (var i = 0; i < with.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /// Reads no more pixels than are needed: every second, third … one of a large picture.
  private static BufferedImage square(ImageReader reader) throws IOException {
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    if (width > SIDE_MAX || height > SIDE_MAX || (long) width * height > PIXELS_MAX) {
      throw new Refusal(Code.TOO_LARGE, "A picture has at most 40 million pixels.");
    }
    var side = Math.min(width, height);
    var step = Math.max(1, side / (2 * SIDE));
    var how = reader.getDefaultReadParam();
    how.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    how.setSourceSubsampling(step, step, 0, 0);
    var read = reader.read(0, how);
    var small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    var brush = small.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    brush.drawImage(read, 0, 0, SIDE, SIDE, Color.WHITE, null);
    brush.dispose();
    return small;
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static Refusal noPicture() {
    return Refusal.badRequest("This is no PNG, JPEG or GIF that can be read.");
  }
}
