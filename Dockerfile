# Baton with the packages that npm brings: Node 26 and PostgreSQL. Both need glibc, so not Alpine.
# The Node of the base image only starts npm and the build.
FROM node:22-bookworm-slim AS built
WORKDIR /baton
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --include=optional --no-audit --no-fund
COPY . .
RUN node_modules/.bin/node bin/build-web.mjs

FROM node:22-bookworm-slim
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin baton \
  && mkdir /data && chown baton:baton /data && chmod 711 /data
COPY --from=built /baton /baton
ENV PATH=/baton/node_modules/.bin:/baton/bin:$PATH \
  NODE_ENV=production \
  BATON_DATA=/data \
  BATON_HOST=0.0.0.0 \
  BATON_PORT=4321 \
  BATON_DEMO=0
USER baton
WORKDIR /data
# The embedded database, keys.json and secret.key. With BATON_DATABASE_URL only the two files.
VOLUME /data
EXPOSE 4321
# Requests that are under way and the database get time to end.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.BATON_PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "/baton/src/cli/baton.ts", "serve"]
