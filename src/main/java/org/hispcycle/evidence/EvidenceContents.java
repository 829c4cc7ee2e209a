package org.hispcycle.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of evidence, each file once under its SHA-256; at no time is more than one chunk of a file in memory. */
@Component
class EvidenceContents {

  static final int CHUNK = 256 * 1024;

  private final JdbcClient sql;

  EvidenceContents(JdbcClient sql) {
    this.sql = sql;
  }

  boolean has(String sha256) {
    return sql.sql("select count(*) from evidence_content where sha256 = ?").param(sha256).query(Integer.class).single() > 0;
  }

  /** Belongs into the transaction that adds the first file with this content. */
  void keep(String sha256, long size, InputStream content) throws IOException {
    sql.sql("insert into evidence_content (sha256, byte_size) values (?, ?)").params(sha256, size).update();
    int place = 0;
    for (byte[] chunk; (chunk = content.readNBytes(CHUNK)).length > 0; place++) {
      sql.sql("insert into evidence_chunk (sha256, place, bytes) values (?, ?, ?)").params(sha256, place, chunk).update();
    }
  }

  void write(String sha256, OutputStream out) {
    int chunks = sql.sql("select count(*) from evidence_chunk where sha256 = ?").param(sha256).query(Integer.class).single();
    try {
      for (int place = 0; place < chunks; place++) {
        out.write(sql.sql("select bytes from evidence_chunk where sha256 = ? and place = ?").params(sha256, place)
            .query((rows, n) -> rows.getBytes("bytes")).single());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Removes the bytes if no file refers to them any more. */
  void removeUnused(String sha256) {
    if (sql.sql("select count(*) from evidence where sha256 = ?").param(sha256).query(Integer.class).single() == 0) {
      sql.sql("delete from evidence_chunk where sha256 = ?").param(sha256).update();
      sql.sql("delete from evidence_content where sha256 = ?").param(sha256).update();
    }
  }
}
