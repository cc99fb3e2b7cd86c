# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /src
COPY lock/ lock/
RUN python -m venv /opt/zvodka \
 && /opt/zvodka/bin/pip install --no-cache-dir --require-hashes -r lock/build.txt -r lock/runtime.txt
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY bot/ bot/
COPY locales/ locales/
RUN /opt/zvodka/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/zvodka/bin/pip uninstall --yes hatchling editables pip

FROM python:3.13-slim
# A new named volume takes over owner and mode of the folder that it is mounted on, so these must exist.
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/zvodka --no-create-home zvodka \
 && install -d -m 0755 /var/lib/zvodka \
 && install -d -o zvodka -g zvodka -m 0700 /var/lib/zvodka/data /run/secrets
COPY --from=build /opt/zvodka /opt/zvodka
ENV PATH=/opt/zvodka/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ZVODKA_DATABASE=/var/lib/zvodka/data/zvodka.db \
    ZVODKA_KEY_FILE=/run/secrets/zvodka.key \
    ZVODKA_CONTENT=/var/lib/zvodka/content \
    ZVODKA_LOG_FORMAT=json
USER zvodka
WORKDIR /var/lib/zvodka
VOLUME /var/lib/zvodka/data
# A stop takes up to 20 seconds: give it `--stop-timeout 25`.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s CMD ["zvodka", "healthcheck"]
ENTRYPOINT ["zvodka"]
CMD ["run"]
