package org.hispcycle.feedback;

import java.nio.file.Path;
import org.hispcycle.feedback.responses.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What response files may cost, and where they are kept.
 *
 * @param directory of the files, by their hash; one node writes to it
 * @param maxFileSize of one file, and of what a compressed one unpacks to
 * @param maxCompression how many times larger a compressed file may become
 * @param keptProblems how many problems of a file are kept with their lines
 */
@ConfigurationProperties("hisp.feedback")
record FeedbackSettings(@DefaultValue("./data/files") Path directory, @DefaultValue("1GB") DataSize maxFileSize,
    @DefaultValue("10000000") long maxRows, @DefaultValue("100") int maxCompression, @DefaultValue("10240") int maxCell,
    @DefaultValue("200") int maxColumns, @DefaultValue("1000") int keptProblems) {

  Limits limits() {
    return new Limits(maxFileSize.toBytes(), maxRows, maxCompression, maxCell, maxColumns, keptProblems);
  }
}
