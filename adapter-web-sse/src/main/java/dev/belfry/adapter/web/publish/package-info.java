/** The connector for senders. */
@NullMarked
package dev.belfry.adapter.web.publish;

import org.jspecify.annotations.NullMarked;
