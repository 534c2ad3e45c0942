/*
 * Keeps, beside the files of a process, a mirror with only what is on the disk for certain: what was written through
 * (O_SYNC, O_DSYNC) and what was synced. After a kill the mirror is what a power loss would have left.
 *
 * LD_PRELOAD=powerloss.so POWER_ROOT=<directory watched> POWER_MIRROR=<directory of the mirror>
 *
 * Removed and renamed files are removed and renamed in the mirror at once; the order of directory changes is not
 * examined. A mirrored file is overwritten in place: a kill in between leaves old and new pages, as a disk would.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, type) \
    static type real; \
    if (!real) real = (type) dlsym(RTLD_NEXT, name)

typedef ssize_t (*write_t)(int, const void *, size_t);
typedef ssize_t (*pwrite_t)(int, const void *, size_t, off64_t);
typedef int (*sync_t)(int);
typedef int (*path_t)(const char *);
typedef int (*paths_t)(const char *, const char *);

static ssize_t plain_pwrite(int fd, const void *data, size_t size, off64_t at) {
    REAL("pwrite64", pwrite_t);
    return real(fd, data, size, at);
}

/* the path in the mirror, or 0 when the path is not watched */
static int mirror_of(const char *path, char *mirror) {
    const char *root = getenv("POWER_ROOT"), *to = getenv("POWER_MIRROR");
    if (!root || !to || strncmp(path, root, strlen(root)) != 0) return 0;
    return snprintf(mirror, PATH_MAX, "%s%s", to, path + strlen(root)) < PATH_MAX;
}

static int mirror_of_fd(int fd, char *mirror) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return mirror_of(path, mirror);
}

static int open_mirror(char *mirror) {
    for (char *slash = strchr(mirror + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(mirror, 0755);
        *slash = '/';
    }
    return open(mirror, O_WRONLY | O_CREAT, 0644);
}

static void keep(char *mirror, const void *data, size_t size, off64_t at) {
    int to = open_mirror(mirror);
    if (to >= 0) {
        plain_pwrite(to, data, size, at);
        close(to);
    }
}

static void keep_all(int fd, char *mirror) {
    char link[64], buffer[65536];
    struct stat state;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int from = open(link, O_RDONLY), to = open_mirror(mirror);
    if (from >= 0 && to >= 0 && fstat(from, &state) == 0) {
        off64_t at = 0;
        ssize_t size;
        while ((size = pread64(from, buffer, sizeof buffer, at)) > 0) {
            plain_pwrite(to, buffer, (size_t) size, at);
            at += size;
        }
        if (ftruncate(to, state.st_size) != 0) perror("powerloss");
    }
    if (from >= 0) close(from);
    if (to >= 0) close(to);
}

static int writes_through(int fd) {
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && (flags & (O_SYNC | O_DSYNC)) != 0;
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL("write", write_t);
    char mirror[PATH_MAX];
    if (!writes_through(fd) || !mirror_of_fd(fd, mirror)) return real(fd, data, size);
    pthread_mutex_lock(&lock);
    ssize_t written = real(fd, data, size);
    if (written > 0) keep(mirror, data, (size_t) written, lseek64(fd, 0, SEEK_CUR) - written);
    pthread_mutex_unlock(&lock);
    return written;
}

static ssize_t pwrite_through(pwrite_t real, int fd, const void *data, size_t size, off64_t at) {
    char mirror[PATH_MAX];
    if (!writes_through(fd) || !mirror_of_fd(fd, mirror)) return real(fd, data, size, at);
    pthread_mutex_lock(&lock);
    ssize_t written = real(fd, data, size, at);
    if (written > 0) keep(mirror, data, (size_t) written, at);
    pthread_mutex_unlock(&lock);
    return written;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL("pwrite64", pwrite_t);
    return pwrite_through(real, fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL("pwrite64", pwrite_t);
    return pwrite_through(real, fd, data, size, at);
}

static int sync_file(sync_t real, int fd) {
    char mirror[PATH_MAX];
    if (!mirror_of_fd(fd, mirror)) return real(fd);
    pthread_mutex_lock(&lock);
    int result = real(fd);
    if (result == 0) keep_all(fd, mirror);
    pthread_mutex_unlock(&lock);
    return result;
}

int fsync(int fd) {
    REAL("fsync", sync_t);
    return sync_file(real, fd);
}

int fdatasync(int fd) {
    REAL("fdatasync", sync_t);
    return sync_file(real, fd);
}

int unlink(const char *path) {
    REAL("unlink", path_t);
    char mirror[PATH_MAX];
    int result = real(path);
    if (result == 0 && mirror_of(path, mirror)) real(mirror);
    return result;
}

int remove(const char *path) {
    REAL("remove", path_t);
    char mirror[PATH_MAX];
    int result = real(path);
    if (result == 0 && mirror_of(path, mirror)) real(mirror);
    return result;
}

int rename(const char *from, const char *to) {
    REAL("rename", paths_t);
    char mirror[PATH_MAX], other[PATH_MAX];
    int result = real(from, to);
    if (result == 0 && mirror_of(from, mirror) && mirror_of(to, other)) real(mirror, other);
    return result;
}
