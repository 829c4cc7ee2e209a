package org.hispcycle.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The types that are taken. The name says which one a file claims to be, its content must agree. */
enum FileKind {

  PDF("pdf", "application/pdf"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PPTX("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
  CSV("csv", "text/csv;charset=UTF-8"),
  TXT("txt", "text/plain;charset=UTF-8"),
  PNG("png", "image/png"),
  JPG("jpg", "image/jpeg");

  static final String ALLOWED = Arrays.stream(values()).map(kind -> kind.extension).collect(Collectors.joining(", "));

  private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final List<String> NOT_TEXT = List.of("%PDF-", "PK\u0003\u0004");

  /** An Office document packs about one to ten; one that unpacks to more than this is made to hurt. */
  private static final long LARGEST_UNPACKED = 400L * 1024 * 1024;
  private static final int LARGEST_LIST_OF_TYPES = 1024 * 1024;

  final String extension;
  final String mediaType;

  FileKind(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  static Optional<FileKind> named(FileName name) {
    var extension = name.extension().equals("jpeg") ? "jpg" : name.extension();
    return Arrays.stream(values()).filter(kind -> kind.extension.equals(extension)).findFirst();
  }

  /** Does the content begin, and where that says little go on, as this type does? Reads only as far as it must. */
  boolean matches(InputStream content) throws IOException {
    return switch (this) {
      case PDF -> startsWith(content, "%PDF-".getBytes(StandardCharsets.US_ASCII));
      case PNG -> startsWith(content, PNG_START);
      case JPG -> startsWith(content, JPG_START);
      case DOCX -> isOffice(content, "word/document.xml");
      case XLSX -> isOffice(content, "xl/workbook.xml");
      case PPTX -> isOffice(content, "ppt/presentation.xml");
      case CSV, TXT -> isText(content);
    };
  }

  private static boolean startsWith(InputStream content, byte[] start) throws IOException {
    return Arrays.equals(content.readNBytes(start.length), start);
  }

  private static boolean isOffice(InputStream content, String main) throws IOException {
    boolean typed = false;
    boolean mainFound = false;
    long unpacked = 0;
    var buffer = new byte[64 * 1024];
    try (var zip = new ZipInputStream(content)) {
      for (ZipEntry entry; (!typed || !mainFound) && (entry = zip.getNextEntry()) != null;) {
        mainFound |= entry.getName().equals(main);
        if (entry.getName().equals("[Content_Types].xml")) {
          var types = zip.readNBytes(LARGEST_LIST_OF_TYPES);
          unpacked += types.length;
          typed = true;
          if (new String(types, StandardCharsets.UTF_8).contains("macroEnabled")) {
            return false;
          }
        }
        for (int read; (read = zip.read(buffer)) > 0;) {
          unpacked += read;
          if (unpacked > LARGEST_UNPACKED) {
            return false;
          }
        }
      }
    } catch (ZipException | IllegalArgumentException | EOFException damaged) {
      return false;
    }
    return typed && mainFound;
  }

  private static boolean isText(InputStream content) throws IOException {
    var buffer = new byte[64 * 1024];
    boolean first = true;
    var utf8 = new Utf8();
    for (int read; (read = content.readNBytes(buffer, 0, buffer.length)) > 0; first = false) {
      var start = new String(buffer, 0, Math.min(read, 8), StandardCharsets.ISO_8859_1);
      if (first && NOT_TEXT.stream().anyMatch(start::startsWith)) {
        return false;
      }
      for (int i = 0; i < read; i++) {
        int c = buffer[i] & 0xff;
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
          return false;
        }
      }
      if (!utf8.accepts(ByteBuffer.wrap(buffer, 0, read))) {
        return false;
      }
    }
    return utf8.complete();
  }

  /** Text is served as UTF-8, so it has to be that; a letter may be cut in two by the end of a buffer. */
  private static final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer ignored = CharBuffer.allocate(64 * 1024 + 8);
    private ByteBuffer left = ByteBuffer.allocate(0);

    boolean accepts(ByteBuffer bytes) {
      var all = ByteBuffer.allocate(left.remaining() + bytes.remaining()).put(left).put(bytes).flip();
      ignored.clear();
      var result = decoder.decode(all, ignored, false);
      left = all;
      return !result.isError();
    }

    boolean complete() {
      try {
        ignored.clear();
        var result = decoder.decode(left, ignored, true);
        if (result.isError()) {
          result.throwException();
        }
        return true;
      } catch (CharacterCodingException cutOff) {
        return false;
      }
    }
  }
}
