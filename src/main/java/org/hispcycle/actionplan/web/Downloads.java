package org.hispcycle.actionplan.web;

import org.hispcycle.actionplan.document.PlanFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that a browser saves and does not open on our address. */
final class Downloads {

  private Downloads() {}

  static ResponseEntity<byte[]> of(PlanFile file) {
    return of(file.name(), file.type(), file.content());
  }

  static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
    return headers(name).contentType(MediaType.parseMediaType(type)).body(content);
  }

  static ResponseEntity.BodyBuilder headers(String name) {
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
  }
}
