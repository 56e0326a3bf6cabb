/* What only Linux has: see linux.h. */
#define _GNU_SOURCE
#include "linux.h"
#include "diag.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <unistd.h>
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif

int
tb_linux_syncfs(int fd)
{
	return syncfs(fd);
}

int
tb_linux_has_writer(int fd)
{
	if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
		fcntl(fd, F_SETLEASE, F_UNLCK);
		return 0;
	}
	return errno == EAGAIN ? 1 : -1;
}

int
tb_linux_is_locked(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), locked;

	if (fd < 0)
		return 0;
	locked = flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	(void)close(fd);
	return locked;
}

int
tb_linux_clock_is_set(void)
{
	struct timex state = {0};

	return adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0;
}

int
tb_linux_exchange(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

void
tb_linux_forget(const void *bytes, size_t len)
{
	(void)madvise((void *)(uintptr_t)bytes, len, MADV_DONTNEED);
}

unsigned
tb_linux_processors(void)
{
	const char *most = getenv("TONGBAO_PROCESSORS");
	cpu_set_t set;
	unsigned n = sched_getaffinity(0, sizeof(set), &set) == 0 ? (unsigned)CPU_COUNT(&set) : 1;
	long limit = most != NULL ? strtol(most, NULL, 10) : 0;

	return limit > 0 && (unsigned long)limit < n ? (unsigned)limit : n;
}

int
tb_linux_memory_file(void)
{
	return memfd_create("tongbao", MFD_CLOEXEC);
}

void *
tb_linux_share(size_t bytes)
{
	void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory != MAP_FAILED ? memory : NULL;
}

void
tb_linux_unshare(void *memory, size_t bytes)
{
	munmap(memory, bytes);
}

void
tb_linux_end_with(int parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent) /* it ended before it could be told */
		_exit(TB_EXIT_LATER);
}

void
tb_linux_random(void *bytes, size_t len)
{
	if (getrandom(bytes, len, 0) != (ssize_t)len)
		memset(bytes, 0, len); /* of an old kernel: slower at worst */
}

/* --- confinement ---------------------------------------------- */

/* Size of the address space now, in bytes; 0 when it cannot be read. */
static size_t
address_space(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	unsigned long pages = 0;

	if (file == NULL)
		return 0;
	if (fscanf(file, "%lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

enum {
	CPU_GRACE = 2
}; /* seconds between SIGXCPU and SIGKILL; one too early would be of the same tick */

/* Never above what is allowed already. The grace is for what the kernel first only warns of. */
static int
limit(int resource, rlim_t value, rlim_t grace)
{
	struct rlimit old, new = {value, value + grace};

	if (getrlimit((__rlimit_resource_t)resource, &old) != 0)
		return -1;
	if (old.rlim_max != RLIM_INFINITY && old.rlim_max < new.rlim_max)
		new.rlim_max = old.rlim_max;
	if (new.rlim_cur > new.rlim_max)
		new.rlim_cur = new.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &new);
}

/* Valgrind does not know the calls of Landlock, and would complain of them into a log that may not
 * grow. Only it can make this true. */
#ifdef RUNNING_ON_VALGRIND
#define UNDER_VALGRIND (RUNNING_ON_VALGRIND != 0)
#else
#define UNDER_VALGRIND 0
#endif

static int
has_landlock(void)
{
	return !UNDER_VALGRIND &&
	       syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

/* No file can be opened, made, removed or run any more. A kernel without Landlock leaves that to
 * seccomp. */
static int
close_files(void)
{
	struct landlock_ruleset_attr all = {.handled_access_fs = (1u << 13) - 1}; /* ABI 1 */
	int fd, rc;

	if (!has_landlock())
		return 0;
	fd = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (fd < 0)
		return -1;
	rc = (int)syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
	return rc;
}

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef ARCH
#define ALLOW(name)                                                                                \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1),                                     \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static int
has_seccomp(void)
{
	unsigned action = SECCOMP_RET_ERRNO;

	return UNDER_VALGRIND || syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

static int
close_calls(void)
{
	static struct sock_filter filter[] = {
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	    ALLOW(read),
	    ALLOW(write),
	    ALLOW(close),
	    ALLOW(fstat),
	    ALLOW(mmap),
	    ALLOW(munmap),
	    ALLOW(mremap),
	    ALLOW(mprotect),
	    ALLOW(madvise),
	    ALLOW(brk),
	    ALLOW(futex),
	    ALLOW(getrandom),
	    ALLOW(clock_gettime),
	    ALLOW(gettimeofday),
	    ALLOW(getpid),
	    ALLOW(gettid),
	    ALLOW(tgkill),
	    ALLOW(sched_yield),
	    ALLOW(sigaltstack),
	    ALLOW(rt_sigaction),
	    ALLOW(rt_sigprocmask),
	    ALLOW(rt_sigreturn),
	    ALLOW(rt_sigtimedwait),
	    ALLOW(exit),
	    ALLOW(exit_group),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	};
	struct sock_fprog program = {sizeof(filter) / sizeof(filter[0]), filter};

	return has_seccomp() ? prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) : 0;
}
#else
static int
has_seccomp(void)
{
	return 0;
}

static int
close_calls(void)
{
	return 0;
}
#endif

int
tb_linux_program(char *path, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", path, size);

	if (len < 0 || (size_t)len >= size)
		return -1;
	path[len] = '\0';
	return 0;
}

const char *
tb_linux_unconfined(void)
{
	static const char *const words[] = {NULL, "Landlock", "seccomp", "Landlock and seccomp"};

	return words[(UNDER_VALGRIND || has_landlock() ? 0 : 1) + (has_seccomp() ? 0 : 2)];
}

int
tb_linux_confine(unsigned cpu_seconds, size_t more_bytes)
{
	size_t now = address_space();

	if (limit(RLIMIT_CPU, cpu_seconds, CPU_GRACE) != 0 || limit(RLIMIT_FSIZE, 0, 0) != 0 ||
	    limit(RLIMIT_CORE, 0, 0) != 0)
		return -1;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || close_files() != 0)
		return -1;
	/* valgrind keeps this one to itself; nothing can be opened anyway */
	(void)limit(RLIMIT_NOFILE, 16, 0);
	if (now > 0 && more_bytes < SIZE_MAX - now && limit(RLIMIT_AS, now + more_bytes, 0) != 0)
		return -1;
	return close_calls();
}
