import { createAll, ServiceNavigation, SkipLink } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
createAll(ServiceNavigation)
createAll(SkipLink)
