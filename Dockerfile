FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /parley ./cmd/parley

# Certificates of the web's authorities, time zones, a user without rights, and
# nothing else: wget is added for the health check.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=busybox:1.37-musl /bin/busybox /usr/bin/wget
COPY --from=build /parley /usr/bin/parley
# The embedded store, where no Neo4j is named, lands here.
WORKDIR /home/nonroot
EXPOSE 8080
ENTRYPOINT ["/usr/bin/parley"]
CMD ["serve", "--addr", "0.0.0.0:8080"]
