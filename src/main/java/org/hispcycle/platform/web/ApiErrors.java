package org.hispcycle.platform.web;

import org.hispcycle.platform.InputRefused;
import org.hispcycle.platform.NotAllowed;
import org.hispcycle.platform.NotFound;
import org.hispcycle.platform.StaleVersion;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/** Every error of our own endpoints as a problem detail (RFC 9457) whose {@code detail} is a sentence for a person. */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

  @ExceptionHandler
  ProblemDetail refused(InputRefused refusal) {
    var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "Input refused", refusal.getMessage());
    if (!refusal.faults().isEmpty()) {
      problem.setProperty("errors", refusal.faults());
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail notFound(NotFound missing) {
    return problem(HttpStatus.NOT_FOUND, "Not found", missing.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notAllowed(NotAllowed refusal) {
    return problem(HttpStatus.FORBIDDEN, "Not allowed", refusal.getMessage());
  }

  @ExceptionHandler
  ProblemDetail stale(StaleVersion conflict) {
    var problem = problem(HttpStatus.CONFLICT, "Changed in between", conflict.getMessage());
    problem.setProperty("currentVersion", conflict.currentVersion());
    return problem;
  }

  /** @throws Exception the fault itself where a part of the answer is out: the connection breaks, so that nobody takes that part for the whole */
  @ExceptionHandler
  ProblemDetail unexpected(Exception fault, HttpServletResponse response) throws Exception {
    if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      // somebody left the page before the answer was there; nobody is left to tell, and nothing is wrong
      return null;
    }
    log.error("Unexpected fault while answering a request", fault);
    if (response.isCommitted()) {
      throw fault;
    }
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side",
        "Nothing was saved. Please try again; if it happens again, tell the operator the time of this message.");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException fault, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    return ResponseEntity.badRequest().body(problem(HttpStatus.BAD_REQUEST, "Unreadable request",
        "The body of the request is not the JSON that this address expects. Check its form and send it again."));
  }

  private static ProblemDetail problem(HttpStatus status, String title, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return problem;
  }
}
