package dev.belfry.adapter.web.stream;

import dev.belfry.adapter.web.json.CountsJson;
import dev.belfry.adapter.web.json.NotificationJson;

/** A notification has arrived. What is each recipient's own comes last. */
record NotificationEventJson(NotificationJson notification, long position, CountsJson counts) {}
