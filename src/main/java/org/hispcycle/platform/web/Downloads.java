package org.hispcycle.platform.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that a browser saves and does not open on our address. */
public final class Downloads {

  private Downloads() {}

  public static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    return headers(name).contentType(MediaType.parseMediaType(type)).body(content);
  }

  public static ResponseEntity.BodyBuilder headers(String name) {
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
  }
}
