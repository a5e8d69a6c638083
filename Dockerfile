# Built from the lock with hashes; the program runs as an ordinary user and writes only under /var/lib/tongket.
#   docker build -t tongket .
#   docker run -p 8080:8080 -v tongket:/var/lib/tongket tongket

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY requirements/run.txt requirements/build.txt requirements/
RUN python -m venv /opt/build && /opt/build/bin/pip install --require-hashes -r requirements/build.txt \
    && python -m venv /opt/tongket && /opt/tongket/bin/pip install --require-hashes -r requirements/run.txt
COPY . .
RUN /opt/build/bin/hatchling build -t wheel -d /wheels \
    && /opt/tongket/bin/pip install --no-deps --no-index /wheels/*.whl

FROM python:3.12-slim
COPY --from=build /opt/tongket /opt/tongket
# HOME is kept with the data so that a key which the program makes itself outlives the container; better is to set
# TONGKET_SECRET_KEY, since then no backup of the volume holds both the sealed things and their key.
RUN useradd --create-home --home-dir /var/lib/tongket --uid 10001 --shell /usr/sbin/nologin tongket \
    && mkdir /var/lib/tongket/var && chown tongket:tongket /var/lib/tongket/var
ENV PATH=/opt/tongket/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TONGKET_WEB_HOST=0.0.0.0
USER tongket
WORKDIR /var/lib/tongket
VOLUME /var/lib/tongket
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
    CMD ["python", "-c", "import os, urllib.request as r; r.build_opener(r.ProxyHandler({})).open('http://127.0.0.1:' + (os.environ.get('TONGKET_WEB_PORT') or '8080') + '/healthz', timeout=4)"]
CMD ["tongket", "run"]
