package dev.belfry.adapter.web.rest;

import dev.belfry.adapter.web.json.PreferencesJson;
import dev.belfry.application.port.in.ChoosePreferences;
import dev.belfry.domain.Mandatory;
import dev.belfry.domain.Preferences;
import dev.belfry.domain.RecipientId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a recipient wants to hear of: her own preferences, for all her devices. */
@RestController
@RequestMapping(path = "/api/v1/inbox/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
class PreferencesController {

  private final ChoosePreferences choosing;
  private final Mandatory mandatory;
  private final StrictJson json;

  PreferencesController(ChoosePreferences choosing, Mandatory mandatory, StrictJson json) {
    this.choosing = choosing;
    this.mandatory = mandatory;
    this.json = json;
  }

  @GetMapping
  PreferencesJson chosen(RecipientId recipient) {
    return PreferencesJson.of(choosing.chosen(recipient), mandatory);
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  PreferencesJson choose(RecipientId recipient, RawBody body) {
    Preferences wanted = json.read(body, PreferencesJson.class).preferences();
    choosing.choose(recipient, wanted);
    return PreferencesJson.of(wanted, mandatory);
  }
}
