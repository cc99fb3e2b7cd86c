/* Telegram in the benchmarks: what broadcasts and readers need of the Bot API over HTTP/1.1 keep-alive, on one thread.
 *
 *   server [--latency-ms 40] [--rate 30 --per-chat 1] [--all-rate 1000] [--storm 30 --storm-seconds 20]
 *          [--ask-every-ms 500] [--people 200] [--script FILE]
 *
 * --rate is for the whole bot; with --all-rate it is for bulk only, which is what was not asked for.
 * It prints its port, answers until SIGTERM, then prints what GET /stats says. GET /reset begins to count anew,
 * GET /ask?count=1000 lets people ask so often, as fast as the bot acknowledges.
 * A connection has one request at work at a time; what it sends ahead of the answer waits in its buffer.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "limits.h"
#include "people.h"
#include "wire.h"

#define DELAYED (1u << 17)
#define ANSWER_ROOM (4 << 20)
#define STORM_WAIT 1
#define GRACE (20 * 1000000LL)

struct delayed {
    int64_t due;
    int fd, length;
    unsigned generation;
    char *answer;
};

struct counts {
    int64_t accepted, edited, notices, refused, early, other, since;
};

static struct delayed queue[DELAYED]; /* one latency for all: first in, first out */
static unsigned queue_head, queue_tail;
static struct limits limits;
static struct people people;
static struct counts counts;
static int64_t latency, storm_until, hold_from, hold_until, message_id;
static int storm, storm_seconds, streak;
static volatile sig_atomic_t stop_requested;
static char answer[ANSWER_ROOM], body[ANSWER_ROOM / 2];

static const char SENT[] =
    "{\"ok\":true,\"result\":{\"message_id\":%lld,\"from\":{\"id\":1234567,\"is_bot\":true,\"first_name\":"
    "\"Zvodka\",\"username\":\"zvodka_bot\"},\"chat\":{\"id\":%lld,\"first_name\":\"\\u0410\\u043b\\u0435"
    "\\u0441\\u044c\",\"type\":\"%s\"},\"date\":1760000000,\"text\":\"%s\",\"entities\":[{\"offset\":0,"
    "\"length\":21,\"type\":\"bold\"},{\"offset\":22,\"length\":14,\"type\":\"italic\"}],"
    "\"link_preview_options\":{\"is_disabled\":true},\"reply_markup\":{\"inline_keyboard\":[[{\"text\":"
    "\"Ruling elite\",\"callback_data\":\"t:1:2:3\"},{\"text\":\"Security\",\"callback_data\":\"t:1:3:3\"}],"
    "[{\"text\":\"Archive\",\"callback_data\":\"a:1\"}]]}}}";
static const char ME[] =
    "{\"ok\":true,\"result\":{\"id\":1234567,\"is_bot\":true,\"first_name\":\"Zvodka\",\"username\":"
    "\"zvodka_bot\",\"can_join_groups\":true,\"can_read_all_group_messages\":false,"
    "\"supports_inline_queries\":false}}";
static char text[4096];

static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * SECOND + now.tv_nsec;
}

/* Answer now, or after the latency; the connection is busy until then. */
static bool respond(int fd, int status, int body_length, bool at_once) {
    int head = snprintf(answer, ANSWER_ROOM,
                        "HTTP/1.1 %d %s\r\nServer: nginx/1.18.0\r\nDate: Mon, 20 May 2019 12:00:00 GMT\r\n"
                        "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: keep-alive\r\n"
                        "Access-Control-Allow-Origin: *\r\n\r\n",
                        status, status == 200 ? "OK" : "Too Many Requests", body_length);
    memcpy(answer + head, body, (size_t)body_length);
    if (!latency || at_once)
        return write_out(fd, answer, (size_t)(head + body_length));
    if (queue_tail - queue_head == DELAYED) {
        fprintf(stderr, "server: more answers are waiting than it has room for\n");
        exit(1);
    }
    struct delayed *delayed = &queue[queue_tail++ % DELAYED];
    *delayed = (struct delayed){now_ns() + latency, fd, head + body_length, connections[fd].generation,
                                malloc((size_t)(head + body_length))};
    memcpy(delayed->answer, answer, (size_t)(head + body_length));
    connections[fd].busy = true;
    return true;
}

static unsigned dice(void) {
    static uint32_t state = 2463534242u;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % 100;
}

/* The seconds that a 429 asks for, or 0. Two refusals in a row, of private chats, are a pause that must be kept. */
static int refusal(int64_t chat, bool edit, int64_t now) {
    if (hold_from < now && now < hold_until)
        counts.early++;
    if (storm && !storm_until)
        storm_until = now + storm_seconds * SECOND;
    bool stormy = now < storm_until && dice() < (unsigned)storm;
    int64_t wait = stormy ? STORM_WAIT * SECOND : limits_wait(&limits, chat, !edit && !people_are(&people, chat), edit, now);
    streak = wait ? streak + (chat > 0) : 0;
    if (streak >= 2 && wait && chat > 0) {
        hold_from = now + latency + GRACE;
        hold_until = now + wait;
    }
    return (int)((wait + SECOND - 1) / SECOND);
}

/* The number after a parameter's name, whether the body is JSON, a form or multipart; 0 if there is none. */
static int64_t parameter(const char *request, size_t length, const char *name) {
    const char *end = request + length, *at = memmem(request, length, name, strlen(name));
    if (!at)
        return 0;
    for (at += strlen(name); at < end && *at != '-' && (*at < '0' || *at > '9'); at++)
        ;
    return strtoll(at, NULL, 10);
}

static bool show_message(int fd, const char *request, size_t length, bool edit) {
    int64_t now = now_ns(), chat = parameter(request, length, "chat_id");
    int wait = refusal(chat, edit, now);
    if (wait) {
        counts.refused++;
        return respond(fd, 429, snprintf(body, sizeof body,
                                         "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry "
                                         "after %d\",\"parameters\":{\"retry_after\":%d}}", wait, wait), false);
    }
    counts.accepted += !edit;
    counts.edited += edit;
    people_answered(&people, chat, now);
    return respond(fd, 200, snprintf(body, sizeof body, SENT, (long long)++message_id, (long long)chat,
                                     chat < 0 ? "group" : "private", text), false);
}

static bool give_updates(int fd) {
    int length = sprintf(body, "{\"ok\":true,\"result\":");
    length += people_updates(&people, connections[fd].offset, body + length, sizeof body - (size_t)length - 2, now_ns());
    length += sprintf(body + length, "}");
    connections[fd].poll_until = 0;
    poller = 0;
    return respond(fd, 200, length, true);
}

static bool get_updates(int fd, const char *request, size_t length) {
    struct connection *connection = &connections[fd];
    connection->offset = parameter(request, length, "offset");
    connection->poll_until = now_ns() + parameter(request, length, "timeout") * SECOND;
    if (people_wait(&people, connection->offset) || connection->poll_until <= now_ns())
        return give_updates(fd);
    connection->busy = true;
    poller = fd;
    return true;
}

static int stats(char *to, size_t room) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    return snprintf(to, room,
                    "{\"accepted\":%lld,\"edited\":%lld,\"notices\":%lld,\"refused\":%lld,\"early\":%lld,\"other\":%lld,\"seconds\":%.6f,"
                    "\"by_rate\":%lld,\"by_chat\":%lld,\"by_group\":%lld,\"too_soon_ms\":%.1f,"
                    "\"answers\":%u,\"answer_median_ms\":%.1f,\"answer_p99_ms\":%.1f,\"answer_max_ms\":%.1f,"
                    "\"answering_seconds\":%.6f,\"cpu_seconds\":%.3f}",
                    (long long)counts.accepted, (long long)counts.edited, (long long)counts.notices,
                    (long long)counts.refused, (long long)counts.early,
                    (long long)counts.other, (double)(now_ns() - counts.since) / 1e9, (long long)limits.by_rate,
                    (long long)limits.by_chat, (long long)limits.by_group, (double)limits.soonest / 1e6, people.answers,
                    people_waited(&people, 0.5), people_waited(&people, 0.99), people_waited(&people, 1),
                    (double)(people.last_answered - people.first_asked) / 1e9, cpu);
}

static bool answer_request(int fd, const char *path, const char *request, size_t length) {
    const char *end = strpbrk(path, " ?"), *method = memrchr(path, '/', (size_t)(end - path));
    size_t size = (size_t)(end - ++method);
#define IS(name) (size == sizeof name - 1 && !memcmp(method, name, size))
    if (IS("sendMessage"))
        return show_message(fd, request, length, false);
    if (IS("editMessageText"))
        return show_message(fd, request, length, true);
    if (IS("getUpdates"))
        return get_updates(fd, request, length);
    if (IS("stats"))
        return respond(fd, 200, stats(body, sizeof body), true);
    if (IS("reset")) {
        counts = (struct counts){.since = now_ns()};
        limits.by_rate = limits.by_chat = limits.by_group = limits.soonest = 0;
        people_count_anew(&people);
        return respond(fd, 200, sprintf(body, "{}"), true);
    }
    if (IS("ask")) {
        people.ready += (unsigned)parameter(path, (size_t)(strchr(path, ' ') - path), "count");
        return respond(fd, 200, sprintf(body, "{}"), true);
    }
    counts.notices += IS("answerCallbackQuery");
    counts.other++;
    return respond(fd, 200, sprintf(body, "%s", IS("getMe") ? ME : "{\"ok\":true,\"result\":true}"), false);
}

static size_t content_length(char *head) {
    char *line = strcasestr(head, "\r\nContent-Length:");
    return line ? strtoul(line + 17, NULL, 10) : 0;
}

/* Answer the requests that are whole, one after the other. */
static void work(int fd) {
    struct connection *connection = &connections[fd];
    while (connection->open && !connection->busy) {
        char *end = memmem(connection->in, connection->in_length, "\r\n\r\n", 4);
        if (!end)
            return;
        *end = '\0';
        size_t head = (size_t)(end + 4 - connection->in), length = content_length(connection->in);
        *end = '\r';
        if (connection->in_length < head + length)
            return;
        char *path = strchr(connection->in, ' ') + 1, kept = connection->in[head + length];
        connection->in[head + length] = '\0';
        bool open = answer_request(fd, path, connection->in + head, length);
        if (!open)
            return;
        connection->in[head + length] = kept;
        connection->in_length -= head + length;
        memmove(connection->in, connection->in + head + length, connection->in_length + 1);
    }
}

/* What is due by the clock; the nanoseconds until more is, -1 for never. */
static int64_t due(void) {
    int64_t now = now_ns(), next = INT64_MAX;
    for (; queue_head != queue_tail && queue[queue_head % DELAYED].due <= now; queue_head++) {
        struct delayed *delayed = &queue[queue_head % DELAYED];
        if (connections[delayed->fd].generation == delayed->generation &&
            write_out(delayed->fd, delayed->answer, (size_t)delayed->length))
            work(delayed->fd);
        free(delayed->answer);
    }
    for (; people.every && people.next_question <= now; people.next_question += people.every)
        people_ask(&people, now);
    if (poller && (people_wait(&people, connections[poller].offset) || connections[poller].poll_until <= now)) {
        int fd = poller;
        connections[fd].busy = false;
        if (give_updates(fd))
            work(fd);
    }
    if (queue_head != queue_tail)
        next = queue[queue_head % DELAYED].due;
    if (people.every && people.next_question < next)
        next = people.next_question;
    if (poller && connections[poller].poll_until < next)
        next = connections[poller].poll_until;
    return next == INT64_MAX ? -1 : later(0, next - now_ns());
}

static void serve(int listener) {
    struct epoll_event events[1024];
    while (!stop_requested) {
        int64_t wait = due();
        struct timespec timeout = {wait / SECOND, wait % SECOND};
        int ready = epoll_pwait2(loop, events, 1024, wait < 0 ? NULL : &timeout, NULL);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd;
            if (fd == listener)
                welcome(listener);
            else if (events[i].events & EPOLLOUT && flush(fd))
                work(fd);
            else if (connections[fd].open && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) && read_in(fd))
                work(fd);
        }
    }
}

static void request_stop(int number) { stop_requested = number; }

static const char *given(int count, char **words, const char *name) {
    for (int i = 1; i + 1 < count; i++)
        if (!strcmp(words[i], name))
            return words[i + 1];
    return NULL;
}

static int option(int count, char **words, const char *name) {
    const char *value = given(count, words, name);
    return value ? atoi(value) : 0;
}

int main(int count, char **words) {
    latency = option(count, words, "--latency-ms") * 1000000LL;
    storm = option(count, words, "--storm");
    storm_seconds = option(count, words, "--storm-seconds");
    limits_start(&limits, option(count, words, "--rate"), option(count, words, "--all-rate"),
                 option(count, words, "--per-chat"));
    counts.since = now_ns();
    people_start(&people, option(count, words, "--ask-every-ms"), option(count, words, "--people"),
                 given(count, words, "--script"), now_ns());
    for (int i = 0; i < 500; i++)
        strcat(text, i % 7 ? "\\u043e" : " ");
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = request_stop}, NULL);
    loop = epoll_create1(0);
    setpriority(PRIO_PROCESS, 0, -15); /* where it may: other programs must not make its clock late */
    serve(listen_on_any_port());
    stats(body, sizeof body);
    puts(body);
    return 0;
}
