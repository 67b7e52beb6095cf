package dev.belfry.boot.local;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** What the profile {@code local} adds for trying Belfry out. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
@Import(Welcome.class)
public class LocalConfiguration {}
