import Glibc
import Shell

exit(AttestCommand.main(arguments: Array(CommandLine.arguments.dropFirst()), commit: Commit.name))
