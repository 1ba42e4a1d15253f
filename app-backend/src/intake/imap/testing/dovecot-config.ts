import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'

interface Places {
  home: string
  /** Where the package is unpacked. */
  root: string
  port: number
  tlsPort: number
  /** What the server says it can, instead of all that it can. */
  capability?: string | undefined
}

/** Everything in one folder, nothing as root, no chroot: https://doc.dovecot.org/2.3/configuration_manual/ */
export function dovecotConfig({ home, root, port, tlsPort, capability }: Places): string {
  const libraries = `${root}/usr/lib/dovecot`
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? 'nobody' : userInfo().username
  const group = isRoot ? 'nogroup' : execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
  const [uid, gid] = isRoot ? [65_534, 65_534] : [process.getuid?.(), process.getgid?.()]
  return `
base_dir = ${home}/run
state_dir = ${home}/state
libexec_dir = ${libraries}
mail_plugin_dir = ${libraries}/modules
login_plugin_dir = ${libraries}/modules/login
import_environment = LD_LIBRARY_PATH=${libraries}:${libraries}/modules/old-stats
log_path = ${home}/log
protocols = imap
${capability === undefined ? '' : `imap_capability = ${capability}`}
listen = 127.0.0.1
default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${group}
ssl = yes
ssl_cert = <${home}/cert.pem
ssl_key = <${home}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:${home}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
passdb {
  driver = passwd-file
  args = ${home}/password
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  user = ${user}
}
`
}
