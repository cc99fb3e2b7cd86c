/* Asks the server as fast as it answers, to show its ceiling: load PORT CONNECTIONS SECONDS < request; prints answers/s. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define ROOM 16384

static char request[ROOM];
static size_t request_length;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void ask(int fd) {
    if (send(fd, request, request_length, MSG_NOSIGNAL) != (ssize_t)request_length)
        fail("load: send");
}

static int dial(int port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    if (connect(fd, (struct sockaddr *)&address, sizeof address))
        fail("load: connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

/* True if this was the end of an answer; `missing` bytes of it are still to come otherwise. */
static bool whole(int fd, size_t *missing) {
    static char in[ROOM + 1];
    ssize_t got = recv(fd, in, ROOM, 0);
    if (got <= 0)
        fail("load: recv");
    in[got] = '\0';
    if (!*missing) {
        char *length = strstr(in, "Content-Length: "), *body = strstr(in, "\r\n\r\n");
        if (!length || !body)
            exit(1);
        *missing = (size_t)(body + 4 - in) + strtoul(length + 16, NULL, 10);
    }
    *missing -= (size_t)got;
    return !*missing;
}

int main(int count, char **words) {
    if (count != 4)
        return 2;
    int port = atoi(words[1]), connections = atoi(words[2]), loop = epoll_create1(0);
    size_t *missing = calloc((size_t)connections + 1024, sizeof *missing);
    request_length = fread(request, 1, ROOM, stdin);
    for (int i = 0; i < connections; i++) {
        int fd = dial(port);
        epoll_ctl(loop, EPOLL_CTL_ADD, fd, &(struct epoll_event){.events = EPOLLIN, .data.fd = fd});
        ask(fd);
    }
    double began = seconds(), end = began + atof(words[3]);
    long answers = 0;
    while (seconds() < end) {
        struct epoll_event events[1024];
        int ready = epoll_wait(loop, events, 1024, 100);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (whole(fd, &missing[fd])) {
                answers++;
                ask(fd);
            }
        }
    }
    printf("%.0f\n", (double)answers / (seconds() - began));
    return 0;
}
