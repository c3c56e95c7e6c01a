// Joins the buttons of our pages to allauth's handling of security keys.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  for (const words of document.querySelectorAll('[data-key-error]')) words.hidden = false
})

for (const form of document.querySelectorAll('[data-security-key]')) {
  const ids = { data: 'js_data', credential: form.querySelector('[name=credential]').id }
  if (form.dataset.securityKey === 'add') {
    window.allauth.webauthn.forms.addForm({ ids: { ...ids, add: 'add-key' } })
  } else {
    window.allauth.webauthn.forms.authenticateForm({ ids: { ...ids, authenticate: 'use-key' } })
  }
}
