// A limit to what a checker waits for: what never comes is then a finding with a name, and not a run that never ends.

/** What `work` gives, or an error that says what took too long. What is given up goes on by itself, and is no longer listened to. */
export async function inTime(seconds, what, work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} took more than ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
