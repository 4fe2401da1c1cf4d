# The classroom server in a container: the package that `npm pack` makes, run by a user without rights.
# docs/settings.md, "In a container", says how to use it.

FROM node:24-slim AS package
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm pack --pack-destination /tmp && mkdir /app && tar -xzf /tmp/scratch-mesh-*.tgz -C /app --strip-components=1

FROM node:24-slim
COPY --from=package /app /app
# The server fetches the Scratch editor once. On a volume it outlives the container.
RUN mkdir /editor && chown node:node /editor
VOLUME /editor
ENV MESH_STORE=memory MESH_HOST=0.0.0.0 MESH_PORT=4000 MESH_EDITOR_FOLDER=/editor/scratch
EXPOSE 4000
USER node
# A certificate of the school's own is no reason to be unhealthy.
HEALTHCHECK --start-period=10s --timeout=5s CMD ["node", "-e", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; const { MESH_PORT, MESH_TLS_CERT } = process.env; fetch(`${MESH_TLS_CERT ? 'https' : 'http'}://127.0.0.1:${MESH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/server.js"]
