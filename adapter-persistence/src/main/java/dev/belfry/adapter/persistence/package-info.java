/** The log and the inbox in PostgreSQL. Only {@link PersistenceConfiguration} is for others. */
@NullMarked
package dev.belfry.adapter.persistence;

import org.jspecify.annotations.NullMarked;
