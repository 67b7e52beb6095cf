/** The use cases. They call ports in sequence, hold no transaction and know no framework. */
@NullMarked
package dev.belfry.application.service;

import org.jspecify.annotations.NullMarked;
