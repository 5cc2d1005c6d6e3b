FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY prompts/guide ./prompts/guide
# What runs needs no compiler, no type declarations or maps, and no binaries for another C library than the image's.
RUN npm run build && npm prune --omit=dev \
  && rm -rf node_modules/.bin node_modules/typescript node_modules/@types node_modules/@libsql/*-musl dist/built-from \
  && find dist node_modules -type f \( -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.map' \) -delete \
  && find node_modules -type d -empty -delete

FROM node:24-slim
# HOST: within a container every address is the container's own; what is published of it is for "docker run -p" to say.
# All that changes is in /app/data: the counters (DATABASE_URL), the hotline's own words and the recordings. The rest may be read-only.
ENV NODE_ENV=production HOST=0.0.0.0 WORDS_FOLDER=/app/data/words AUDIO_FOLDER=/app/data/audio
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY prompts ./prompts
COPY audio ./audio
# The operator's commands: docker exec NAME line words silence W5
RUN install -d -o node -g node data data/words data/audio && chmod +x dist/cli/line.js && ln -s /app/dist/cli/line.js /usr/local/bin/line
VOLUME /app/data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
