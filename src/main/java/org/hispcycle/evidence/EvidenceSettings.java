package org.hispcycle.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What evidence may cost.
 *
 * @param maxFileSize of one file
 * @param maxFilesPerCase over all steps of the case
 */
@ConfigurationProperties("hisp.evidence")
record EvidenceSettings(@DefaultValue("20MB") DataSize maxFileSize, @DefaultValue("50") int maxFilesPerCase) {}
