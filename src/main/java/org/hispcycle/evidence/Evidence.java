package org.hispcycle.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hispcycle.draft.Drafts;
import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.InputRefused.Fault;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.SqlTime;
import org.springframework.core.io.InputStreamSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What supports a case: files, kept here under the case's key, and links, which stand in the draft itself. A draft refers to
 * a file by its id, such as {@code e12}. Who may see a task of the case is asked by the caller.
 */
@Service
public class Evidence {

  /** A file as others see it; {@code type} is the media type under which it is served. */
  public record Item(String id, String name, String title, String type, long size, String sha256, String addedBy, Instant addedAt) {}

  /** A link as it stands in a draft. */
  public record Link(String title, String url) {}

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINK = 2000;
  private static final int MOST_LINKS = 50;

  private final JdbcClient sql;
  private final EvidenceContents contents;
  private final EvidenceSettings settings;
  private final Drafts drafts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Evidence(JdbcClient sql, EvidenceContents contents, EvidenceSettings settings, Drafts drafts, PlatformTransactionManager transactions,
      Clock clock) {
    this.sql = sql;
    this.contents = contents;
    this.settings = settings;
    this.drafts = drafts;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** The files of a case, oldest first. */
  public List<Item> of(String caseKey) {
    return sql.sql("select * from evidence where case_key = ? order by id").param(caseKey).query(Evidence::item).list();
  }

  /** The file, if it belongs to this case. */
  public Optional<Item> find(String caseKey, String id) {
    return number(id).flatMap(number -> sql.sql("select * from evidence where case_key = ? and id = ?").params(caseKey, number)
        .query(Evidence::item).optional());
  }

  /** Writes the bytes chunk by chunk. */
  public void write(Item item, OutputStream out) {
    contents.write(item.sha256(), out);
  }

  /**
   * Takes a file into the case.
   *
   * @param sentName as the sender called it, cleaned here
   * @param title what it is, in words; the name where it is blank
   * @param content read several times: measured and checked before a byte is kept
   */
  public Item add(String caseKey, String sentName, String title, InputStreamSource content, String by) throws IOException {
    var name = FileName.clean(sentName);
    var kind = FileKind.named(name).orElseThrow(() -> refused("file", (name.text().isEmpty() ? "The file has no name" : "\"" + name.text()
        + "\" is of a type that is not taken") + ". Evidence can be one of " + FileKind.ALLOWED + ". Save it as one of these, or enter a link to it."));
    var words = title == null || title.isBlank() ? name.text() : title.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    if (words.length() > LONGEST_TITLE) {
      throw refused("title", "The title of \"" + name.text() + "\" has " + words.length() + " characters; at most " + LONGEST_TITLE + " are kept. Shorten it.");
    }
    var measured = measure(name, content);
    try (var in = content.getInputStream()) {
      if (!kind.matches(in)) {
        throw refused("file", "\"" + name.text() + "\" ends in ." + name.extension() + ", but its content is not that of such a file"
            + (kind == FileKind.CSV || kind == FileKind.TXT ? " in UTF-8" : "") + ". Open it, save it anew in that format and send it again.");
      }
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return keep(caseKey, name, words, kind, measured, content, by);
      } catch (DataIntegrityViolationException raced) {
        // somebody added or removed the same bytes at the same moment; the second look sees what they left
        if (attempt == 3) {
          throw raced;
        }
      }
    }
  }

  private record Measured(String sha256, long size) {}

  private Measured measure(FileName name, InputStreamSource content) throws IOException {
    var digest = sha256();
    long most = settings.maxFileSize().toBytes();
    long size = 0;
    try (var in = content.getInputStream()) {
      var buffer = new byte[EvidenceContents.CHUNK];
      for (int read; (read = in.read(buffer)) > 0;) {
        size += read;
        if (size > most) {
          throw refused("file", "\"" + name.text() + "\" is larger than " + settings.maxFileSize().toMegabytes()
              + " MB, the most that is kept. Make it smaller, or put it where your agency keeps such files and enter a link to it.");
        }
        digest.update(buffer, 0, read);
      }
    }
    if (size == 0) {
      throw refused("file", "\"" + name.text() + "\" is empty. Choose the file again; if it is empty on your disk too, make it anew.");
    }
    return new Measured(HexFormat.of().formatHex(digest.digest()), size);
  }

  private Item keep(String caseKey, FileName name, String title, FileKind kind, Measured measured, InputStreamSource content, String by) {
    return transaction.execute(status -> {
      int kept = sql.sql("select count(*) from evidence where case_key = ?").param(caseKey).query(Integer.class).single();
      if (kept >= settings.maxFilesPerCase()) {
        throw refused("file", "This case holds " + kept + " files already, the most that are kept. Remove one that is not needed, or enter a link.");
      }
      if (!contents.has(measured.sha256())) {
        try (var in = content.getInputStream()) {
          contents.keep(measured.sha256(), measured.size(), in);
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }
      var keys = new GeneratedKeyHolder();
      var at = clock.instant();
      sql.sql("""
          insert into evidence (case_key, file_name, title, kind, byte_size, sha256, added_by, added_at)
          values (?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(caseKey, name.text(), title, kind.name(), measured.size(), measured.sha256(), by, SqlTime.of(at)).update(keys, "id");
      return new Item("e" + keys.getKey().longValue(), name.text(), title, kind.mediaType, measured.size(), measured.sha256(), by, at);
    });
  }

  /** Takes a file away again: by the one who added it, until a version of the case that may refer to it was submitted. */
  public void remove(String caseKey, Item item, String by) {
    if (!item.addedBy().equals(by)) {
      throw new NotAllowed("\"" + item.title() + "\" was added by " + item.addedBy() + ". Only they can take it away; ask them.");
    }
    if (drafts.latestSubmission(caseKey).filter(submission -> !submission.submittedAt().isBefore(item.addedAt())).isPresent()) {
      throw new NotAllowed("\"" + item.title() + "\" belongs to what was submitted and is kept with it. Take it off the list in the form if it supports nothing any more.");
    }
    transaction.executeWithoutResult(status -> {
      sql.sql("delete from evidence where id = ?").param(number(item.id()).orElseThrow()).update();
      contents.removeUnused(item.sha256());
    });
  }

  /**
   * Checks what a draft refers to, for the rules of features.
   *
   * @param field the place that holds {@code files} and {@code links}, such as {@code functions.measurement}
   * @param files ids of files; may be null
   * @param links may be null
   * @param faults gets one entry for each fault, at {@code field.files} or {@code field.links.0.url}
   */
  public void check(String caseKey, String field, List<String> files, List<Link> links, List<Fault> faults) {
    if (files != null && !files.isEmpty()) {
      var known = of(caseKey).stream().map(Item::id).collect(Collectors.toSet());
      for (var id : files) {
        if (!known.contains(id)) {
          faults.add(new Fault(field + ".files", "A file that is listed here (" + shortened(id) + ") is not among the files of this case. Take it off the list, or add the file again."));
        }
      }
    }
    if (links == null) {
      return;
    }
    if (links.size() > MOST_LINKS) {
      faults.add(new Fault(field + ".links", "There are " + links.size() + " links; at most " + MOST_LINKS + " are kept in one place. Keep those that matter."));
      return;
    }
    for (int i = 0; i < links.size(); i++) {
      check(field + ".links." + i, i + 1, links.get(i), faults);
    }
  }

  private static void check(String field, int place, Link link, List<Fault> faults) {
    var title = link == null ? null : link.title();
    if (title == null || title.isBlank()) {
      faults.add(new Fault(field + ".title", "Link " + place + " has no title. Say in a few words what it leads to."));
    } else if (title.length() > LONGEST_TITLE) {
      faults.add(new Fault(field + ".title", "The title of link " + place + " has " + title.length() + " characters; at most " + LONGEST_TITLE + " are kept. Shorten it."));
    }
    var url = link == null || link.url() == null ? "" : link.url();
    if (url.isBlank()) {
      faults.add(new Fault(field + ".url", "Link " + place + " has no address. Enter it, or remove the link."));
    } else if (url.length() > LONGEST_LINK) {
      faults.add(new Fault(field + ".url", "The address of link " + place + " has " + url.length() + " characters; at most " + LONGEST_LINK + " are kept. Use a shorter one."));
    } else if (!isHttps(url)) {
      faults.add(new Fault(field + ".url", "The address of link " + place + " is not one that begins with https:// and names a site. Copy it from the address bar of the browser."));
    }
  }

  private static boolean isHttps(String url) {
    try {
      var address = new URI(url);
      // a name and password before the site can make one site look like another
      return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && address.getRawUserInfo() == null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  private static String shortened(String id) {
    return id == null ? "without an id" : id.length() > 20 ? id.substring(0, 20) + "…" : id;
  }

  private static InputRefused refused(String field, String sentence) {
    return InputRefused.of(List.of(new Fault(field, sentence)));
  }

  private static Optional<Long> number(String id) {
    return id != null && id.matches("e\\d{1,18}") ? Optional.of(Long.valueOf(id.substring(1))) : Optional.empty();
  }

  private static Item item(ResultSet rows, int n) throws SQLException {
    return new Item("e" + rows.getLong("id"), rows.getString("file_name"), rows.getString("title"),
        FileKind.valueOf(rows.getString("kind")).mediaType, rows.getLong("byte_size"), rows.getString("sha256"),
        rows.getString("added_by"), SqlTime.instant(rows, "added_at"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
