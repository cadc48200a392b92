// The provider's own sign-in page: a name is enough, as nothing here is a secret.
export function showSignIn(response, path) {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!DOCTYPE html><title>Council sign-in</title><h1>Council sign-in</h1>
<form method="post" action="${path}"><label>Account <input name="login"></label><button>Sign in</button></form>
<form method="post" action="${path}"><button name="refuse" value="yes">Refuse</button></form>`)
}

export async function takeSignIn(provider, people, request, response) {
  let body = ''
  for await (const part of request) body += part
  const form = new URLSearchParams(body)
  const result = people.has(form.get('login'))
    ? { login: { accountId: form.get('login') } }
    : { error: 'access_denied', error_description: '<script>alert(1)</script>' }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}
