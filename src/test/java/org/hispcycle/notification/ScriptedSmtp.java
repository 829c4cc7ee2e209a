package org.hispcycle.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that refuses whom it is told to refuse; GreenMail takes everything. */
class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  ScriptedSmtp() throws IOException {
    var thread = new Thread(() -> {
      while (!socket.isClosed()) {
        try {
          var client = socket.accept();
          var each = new Thread(() -> serve(client));
          each.setDaemon(true);
          each.start();
        } catch (IOException closed) {
          return;
        }
      }
    });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** {@code answer} such as "451 try later"; null takes the refusal back. */
  void refuse(String recipient, String answer) {
    if (answer == null) {
      refusals.remove(recipient);
    } else {
      refusals.put(recipient, answer);
    }
  }

  List<String> accepted() {
    return accepted;
  }

  private void serve(Socket client) {
    try (client; var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8)); var out = client.getOutputStream()) {
      say(out, "220 ready");
      String recipient = null;
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var verb = line.substring(0, Math.min(4, line.length())).toUpperCase();
        switch (verb) {
          case "RCPT" -> {
            recipient = line.replaceAll(".*<(.*)>.*", "$1");
            say(out, refusals.getOrDefault(recipient, "250 ok"));
          }
          case "DATA" -> {
            say(out, "354 go on");
            while (!".".equals(in.readLine())) {
              // the mail itself does not matter here
            }
            accepted.add(recipient);
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // the client hung up
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
