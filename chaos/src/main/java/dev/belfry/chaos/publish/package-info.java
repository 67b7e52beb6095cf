/** Back ends that write down what they send, and do not give up. */
@NullMarked
package dev.belfry.chaos.publish;

import org.jspecify.annotations.NullMarked;
