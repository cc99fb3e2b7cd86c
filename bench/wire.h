/* Connections over non-blocking sockets: buffers for what has come and for what the other side does not take yet. */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONNECTIONS 65536

struct connection {
    bool open, busy;
    unsigned generation;
    char *in, *out;
    size_t in_length, in_room, out_length, out_sent;
    int64_t poll_until, offset; /* of a getUpdates that waits; 0: none does */
};

static struct connection connections[CONNECTIONS];
static int loop, poller; /* the epoll instance; the connection whose getUpdates waits, or 0 */

static void drop(int fd) {
    struct connection *connection = &connections[fd];
    if (poller == fd)
        poller = 0;
    connection->open = false;
    connection->generation++;
    free(connection->in);
    free(connection->out);
    connection->in = connection->out = NULL;
    close(fd);
}

static void watch(int fd, uint32_t events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    epoll_ctl(loop, EPOLL_CTL_MOD, fd, &event);
}

/* Keep what the socket does not take at once; false if the connection is gone. */
static bool write_out(int fd, const char *bytes, size_t length) {
    struct connection *connection = &connections[fd];
    ssize_t sent = send(fd, bytes, length, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        drop(fd);
        return false;
    }
    size_t taken = sent > 0 ? (size_t)sent : 0;
    connection->busy = taken < length;
    if (connection->busy) {
        connection->out = realloc(connection->out, length - taken);
        memcpy(connection->out, bytes + taken, length - taken);
        connection->out_length = length - taken;
        connection->out_sent = 0;
        watch(fd, EPOLLOUT);
    }
    return true;
}

static bool flush(int fd) {
    struct connection *connection = &connections[fd];
    char *rest = connection->out;
    size_t length = connection->out_length - connection->out_sent;
    ssize_t sent = send(fd, rest + connection->out_sent, length, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        drop(fd);
        return false;
    }
    connection->out_sent += sent > 0 ? (size_t)sent : 0;
    connection->busy = connection->out_sent < connection->out_length;
    if (!connection->busy)
        watch(fd, EPOLLIN);
    return !connection->busy;
}

/* What has come is added to the buffer; false if nothing more will come. */
static bool read_in(int fd) {
    struct connection *connection = &connections[fd];
    if (connection->in_room - connection->in_length < 8192) {
        connection->in_room = connection->in_room * 2 + 16384;
        connection->in = realloc(connection->in, connection->in_room + 1);
    }
    ssize_t got = recv(fd, connection->in + connection->in_length, connection->in_room - connection->in_length, 0);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        drop(fd);
        return false;
    }
    connection->in_length += got > 0 ? (size_t)got : 0;
    connection->in[connection->in_length] = '\0';
    return true;
}

static void welcome(int listener) {
    int fd, one = 1;
    while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (fd >= CONNECTIONS) {
            close(fd);
            continue;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        unsigned generation = connections[fd].generation;
        connections[fd] = (struct connection){.open = true, .generation = generation};
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
    }
}

static int listen_on_any_port(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)) {
        perror("server");
        exit(1);
    }
    getsockname(listener, (struct sockaddr *)&address, &size);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    epoll_ctl(loop, EPOLL_CTL_ADD, listener, &event);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return listener;
}
