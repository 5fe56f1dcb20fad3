"""The http_request resource."""

from __future__ import annotations

from pysolo.chef.declaration import Declaration, Property

HTTP_REQUEST = Declaration(
    "http_request",
    doc="Sends an HTTP request.",
    actions={
        "get": "Send GET.",
        "patch": "Send PATCH.",
        "put": "Send PUT.",
        "post": "Send POST.",
        "delete": "Send DELETE.",
        "head": "Send HEAD.",
        "options": "Send OPTIONS.",
    },
    default="get",
    properties=[
        Property("url", str, identity=True, doc="The address."),
        Property("headers", dict, default={}, doc="The headers."),
        Property(
            "message",
            (str, dict, list, "proc"),
            default=lambda resource: resource.name,
            takes_block=True,
            doc="The body; the resource's name by default.",
        ),
    ],
    example="""
http_request 'announce the release' do
  url 'https://chat.example.com/hooks/deploy'
  message text: 'shop 1.4 is out'
  headers('Content-Type' => 'application/json')
  action :post
end
""",
)
