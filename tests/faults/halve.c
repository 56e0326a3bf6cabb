/*
 * Runs a program of which one write is short: the N-th write, pwrite64 or writev of
 * more than one byte writes only half.  usage: halve N PROGRAM [ARG]...
 * Ends as the program does; with 99 when there was no such write, 98 where nothing of
 * this is known of the machine.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __x86_64__

/* Halves the call that begins when it is one to be halved; 1 = done. */
static int
halve(pid_t child, long *left)
{
	struct user_regs_struct regs;

	if (ptrace(PTRACE_GETREGS, child, NULL, &regs) != 0)
		return 0;
	if ((regs.orig_rax != SYS_write && regs.orig_rax != SYS_pwrite64 &&
		regs.orig_rax != SYS_writev) ||
	    regs.rdx < 2 || --*left > 0)
		return 0;
	regs.rdx /= 2;
	return ptrace(PTRACE_SETREGS, child, NULL, &regs) == 0;
}

static int
follow(pid_t child, long left)
{
	int status, entering = 1, done = 0;

	while (waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
		int signal = WSTOPSIG(status);

		if (signal == (SIGTRAP | 0x80)) {
			if (entering && !done)
				done = halve(child, &left);
			entering = !entering;
			signal = 0;
		} else if (signal == SIGTRAP || signal == SIGSTOP) {
			signal = 0;
		}
		ptrace(PTRACE_SYSCALL, child, NULL, (void *)(long)signal);
	}
	if (!done)
		return 99;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
	long n = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	int status;
	pid_t child;

	if (n < 1)
		return 64;
	child = fork();
	if (child == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return 98;
	ptrace(PTRACE_SETOPTIONS, child, NULL,
	    (void *)(long)(PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL));
	ptrace(PTRACE_SYSCALL, child, NULL, NULL);
	return follow(child, n);
}

#else

int
main(void)
{
	return 98;
}

#endif
