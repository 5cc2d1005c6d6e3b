/** What a program that is called needs of the environment to run, and nothing that is the hotline's. */
const needed = ['PATH', 'HOME', 'USER', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot'];
const neededFamilies = /^(?:LC_|XDG_|LD_LIBRARY_PATH$|DYLD_LIBRARY_PATH$)/;

/** The environment for a program that is not this project's: no token, password or address is in it. */
export function cleanEnvironment(own: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(own).filter(([name]) => needed.includes(name) || neededFamilies.test(name)),
  );
}
