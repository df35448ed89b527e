from django import template

from shop import __version__

register = template.Library()


@register.simple_tag
def release():
    return __version__
