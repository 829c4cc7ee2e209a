package org.hispcycle.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls the running application as somebody: nobody, a person with HTTP Basic, or a person logged in to Camunda's web
 * applications. Immutable; {@link #with} gives a copy with one more header.
 */
public final class Http {

  public static final String PASSWORD = "hisp-demo";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final HttpClient client;
  private final Map<String, String> headers;

  private Http(String base, HttpClient client, Map<String, String> headers) {
    this.base = base;
    this.client = client;
    this.headers = headers;
  }

  /** Nobody. */
  public static Http anonymous(int port) {
    return new Http("http://localhost:" + port, HttpClient.newHttpClient(), Map.of());
  }

  /** A demo account with HTTP Basic. */
  public static Http as(String userId, int port) {
    String login = Base64.getEncoder().encodeToString((userId + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return anonymous(port).with("Authorization", "Basic " + login);
  }

  /** A demo account logged in to a web application (tasklist, cockpit, admin), with its session cookie and its token. */
  public static Http loggedIn(String userId, String app, int port) {
    var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var visitor = new Http("http://localhost:" + port, client, Map.of());
    String token = visitor.get("/camunda/app/" + app + "/default/").header("X-XSRF-TOKEN");
    var login = visitor.with("X-XSRF-TOKEN", token).with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/camunda/api/admin/auth/user/default/login/" + app,
            "username=" + URLEncoder.encode(userId, StandardCharsets.UTF_8) + "&password=" + PASSWORD);
    if (login.status() != 200) {
      throw new AssertionError("Login of " + userId + " to " + app + " answered " + login.status() + ": " + login.body());
    }
    // the session is a new one after login, and so is its token
    return visitor.with("X-XSRF-TOKEN", visitor.get("/camunda/app/" + app + "/default/").header("X-XSRF-TOKEN"));
  }

  /** The same caller with one more header; null takes the header away. */
  public Http with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    if (value == null) {
      more.remove(header);
    } else {
      more.put(header, value);
    }
    return new Http(base, client, more);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, json);
  }

  public Answer put(String path, String json) {
    return with("Content-Type", "application/json").send("PUT", path, json);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends the path as it is, without tidying it. */
  public Answer send(String method, String path, String body) {
    var request = HttpRequest.newBuilder(URI.create(base + path))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body());
      } catch (IOException e) {
        throw new UncheckedIOException(body(), e);
      }
    }

    @Override
    public String toString() {
      return response.request().method() + " " + response.uri() + " -> " + status() + " " + body();
    }
  }
}
