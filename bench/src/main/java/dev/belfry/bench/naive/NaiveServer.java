package dev.belfry.bench.naive;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A map of emitters and a loop over it, as in many a tutorial. Keeps nothing, knows nobody. */
@SpringBootApplication
@RestController
public class NaiveServer {

  private final Map<String, SseEmitter> emitters = new ConcurrentHashMap<>();

  public static void main(String... arguments) {
    SpringApplication.run(NaiveServer.class, arguments);
  }

  @GetMapping("/stream/{recipient}")
  SseEmitter stream(@PathVariable("recipient") String recipient) throws IOException {
    SseEmitter emitter = new SseEmitter(0L);
    emitters.put(recipient, emitter);
    emitter.onCompletion(() -> emitters.remove(recipient, emitter));
    emitter.send(SseEmitter.event().comment("welcome")); // or the head would wait for an event
    return emitter;
  }

  @PostMapping("/to/{recipient}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void toOne(@PathVariable("recipient") String recipient, @RequestBody Map<String, Object> event) {
    SseEmitter emitter = emitters.get(recipient);
    if (emitter != null) send(emitter, event);
  }

  @PostMapping("/all")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void toAll(@RequestBody Map<String, Object> event) {
    emitters.values().forEach(emitter -> send(emitter, event));
  }

  private static void send(SseEmitter emitter, Map<String, Object> event) {
    try {
      emitter.send(SseEmitter.event().name("notification").data(event));
    } catch (IOException | IllegalStateException gone) {
      emitter.completeWithError(gone);
    }
  }
}
