# syntax=docker/dockerfile:1
# One node. Build the jar first: ./belfry mvn -B -ntp -DskipTests package

FROM eclipse-temurin:25.0.1_8-jre-noble AS layers
WORKDIR /build
COPY boot/target/belfry.jar belfry.jar
RUN java -Djarmode=tools -jar belfry.jar extract --layers --destination layers

FROM eclipse-temurin:25.0.1_8-jre-noble
LABEL org.opencontainers.image.title="Belfry" \
      org.opencontainers.image.description="Self-hosted in-app notifications" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin belfry \
 && install --directory --owner=belfry /app
USER 10001
WORKDIR /app
# what changes seldom comes first
COPY --from=layers --chown=10001 /build/layers/dependencies/ ./
COPY --from=layers --chown=10001 /build/layers/spring-boot-loader/ ./
COPY --from=layers --chown=10001 /build/layers/snapshot-dependencies/ ./
COPY --from=layers --chown=10001 /build/layers/application/ ./
# It starts once, with a PostgreSQL of its own, and remembers its classes: half the time and the work of every start to come.
RUN java -XX:AOTCacheOutput=belfry.aot -XX:+UseCompactObjectHeaders -Dspring.context.exit=onRefresh -jar belfry.jar \
      --spring.profiles.active=local --belfry.local.data=/tmp/learning --server.port=0 --management.server.port=0 \
 && rm -rf /tmp/learning /tmp/embedded-pg
EXPOSE 8080 8081
# /readyz takes 5 s to say 503 while PostgreSQL is away: a check that gave up before would never see it
HEALTHCHECK --interval=5s --timeout=8s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
# GCTimeRatio: the heap grows until collecting it takes half a percent of the time, for posts wait while it is collected
# exec form: SIGTERM reaches Belfry, which says goodbye to its streams
ENTRYPOINT ["java", "-XX:AOTCache=belfry.aot", "-XX:+UseCompactObjectHeaders", "-XX:GCTimeRatio=199", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "belfry.jar"]
