# TraCuu in one container. The index and everything else that changes is in /data, the plans are in /plans.
FROM python:3.11-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends make tesseract-ocr tesseract-ocr-vie libgomp1 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/tracuu
COPY requirements.lock requirements-torch.lock pyproject.toml README.md LICENSE ./
RUN python -m pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock \
    && python -m pip install --no-cache-dir --no-deps -r requirements-torch.lock
COPY . .
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --create-home --uid 10001 tracuu \
    && mkdir -p /plans /data && chown tracuu /plans /data

USER tracuu
ENV TRACUU_CORPUS=/plans TRACUU_DATA=/data TRACUU_HOST=0.0.0.0 HF_HUB_OFFLINE=1 PYTHONUNBUFFERED=1
VOLUME ["/plans", "/data"]
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/readyz', timeout=4)"]
CMD ["tracuu", "serve"]
